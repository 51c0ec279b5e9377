import { Badge } from '@mantine/core';
import type { ImportFilePreview } from '@shared/import-views';
import { IconAlertTriangle, IconFileText } from '@tabler/icons-react';
import { plural } from '../../format';
import { countsText } from '../settings/export-everything';
import { countTexts, otherCount } from './outcomes';

function FileCard({ file, selected, onSelect }: { file: ImportFilePreview; selected: boolean; onSelect: () => void }) {
  return (
    <li>
      <button type="button" className="card import-file" aria-pressed={selected} onClick={onSelect}>
        {file.error === null ? (
          <IconFileText size={20} aria-hidden="true" />
        ) : (
          <IconAlertTriangle size={20} className="import-file-error" aria-hidden="true" />
        )}
        <span className="import-file-text">
          <span className="line-name truncate" title={file.file}>
            <bdi>{file.name}</bdi>
          </span>
          <span className="line-note truncate">
            {file.error === null
              ? `${file.format} · ${file.charset} · ${plural(file.found, 'person', 'people')}${otherCount(file) > 0 ? `, brings ${countsText(file.others)}` : ''}`
              : file.mapping
                ? 'Its columns are not known; nothing of it is imported'
                : 'Can’t be read; nothing of it is imported'}
          </span>
        </span>
        <span className="import-counts">
          {countTexts(file).map(({ key, text, color }) => (
            <Badge key={key} color={color}>
              {text}
            </Badge>
          ))}
        </span>
      </button>
    </li>
  );
}

interface FileCardsProps {
  files: readonly ImportFilePreview[];
  selected: number;
  onSelect: (index: number) => void;
}

/** The files of an import, each with what it brings in numbers; one of them is looked into below. */
export function FileCards({ files, selected, onSelect }: FileCardsProps) {
  return (
    <ul className="plain-list import-files">
      {files.map((one, index) => (
        <FileCard key={one.file} file={one} selected={index === selected} onSelect={() => onSelect(index)} />
      ))}
    </ul>
  );
}
