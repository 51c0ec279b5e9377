/**
 * Loaded before an app's own code (`electron --require`): says on stdout when its first window is ready, then ends it.
 * Ready is what the page says by `data-ready` on its root, two frames after its first page was painted.
 */
const { app } = require('electron');

const untilReady = `new Promise((done) => {
  const look = () => (document.documentElement.dataset.ready === 'true' ? done() : requestAnimationFrame(look));
  look();
})`;

app.once('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    contents.executeJavaScript(untilReady).then(
      () => {
        process.stdout.write('ready\n');
        app.quit();
      },
      (error) => {
        process.stderr.write(`${error}\n`);
        app.exit(1);
      },
    );
  });
});
