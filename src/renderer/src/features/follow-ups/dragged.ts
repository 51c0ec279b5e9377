/** Follow-ups on their way to another day, by the mouse. */
import { type DragEvent, useState } from 'react';
import { today } from '../../format';
import { moveTo } from './follow-up-actions';
import { selectedWith } from './follow-up-selection';

/** The kind of thing that is dragged, so that nothing else can be dropped on a day. */
const TYPE = 'application/x-rapport-follow-up';

/** What an element needs that can be dragged; of those selected, all come along. */
export function draggable(id: number) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(TYPE, JSON.stringify(selectedWith(id)));
      event.dataTransfer.effectAllowed = 'move';
    },
  };
}

/** What a day needs to be dropped on; `isOver` while something hangs over it. No day that is over takes anything. */
export function useDropDay(day: string) {
  const [isOver, setOver] = useState(false);
  const takes = (event: DragEvent) => day >= today() && event.dataTransfer.types.includes(TYPE);
  return {
    isOver,
    props: {
      onDragOver: (event: DragEvent) => {
        if (!takes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!takes(event)) return;
        event.preventDefault();
        const ids: unknown = JSON.parse(event.dataTransfer.getData(TYPE));
        if (Array.isArray(ids))
          void moveTo(
            ids.filter((id) => typeof id === 'number'),
            day,
          );
      },
    },
  };
}
