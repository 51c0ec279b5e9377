/** Imported first by every script: says what to do instead of failing obscurely on an old Node. */
const needed = /** @type {const} */ ([22, 12]);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `Rapport needs Node ${needed.join('.')} or newer and found ${process.versions.node}.\n` +
      'Run "npm ci" once (it brings the right Node along) and start through npm: "npm start", "npm test".\n',
  );
  process.exit(1);
}
