import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

interface DelayedSkeletonProps {
  lines?: number;
  /** Height of a line, in pixels. */
  height?: number;
}

/** Grey lines that appear only when the answer takes longer than 150 ms. */
export function DelayedSkeleton({ lines = 5, height = 44 }: DelayedSkeletonProps) {
  return (
    <div className="delayed" role="status">
      <VisuallyHidden>Loading</VisuallyHidden>
      <Stack gap="xs" aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          <Skeleton key={line} height={height} />
        ))}
      </Stack>
    </div>
  );
}
