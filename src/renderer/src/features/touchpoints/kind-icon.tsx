import type { TouchpointKind } from '@shared/ror/settings';
import {
  IconArrowsExchange,
  IconAt,
  IconBell,
  IconCalendarEvent,
  IconEar,
  IconGift,
  IconHandStop,
  IconHeart,
  IconHeartHandshake,
  IconHelpCircle,
  IconLifebuoy,
  IconMail,
  IconMailForward,
  IconMessageCircle,
  IconMessageReply,
  IconMicrophone,
  IconNote,
  IconPhone,
  IconShare,
  IconShare3,
  IconStar,
  IconTrendingUp,
  IconUserPlus,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';

const icons: Record<string, TablerIcon> = {
  message_in: IconMail,
  comment_in: IconMessageCircle,
  reaction_in: IconHeart,
  follow: IconBell,
  share: IconShare,
  mention: IconAt,
  review: IconStar,
  introduction_in: IconUserPlus,
  help_in: IconLifebuoy,
  meeting: IconUsers,
  call: IconPhone,
  event: IconCalendarEvent,
  message_out: IconMailForward,
  reply_out: IconMessageReply,
  listen: IconEar,
  ask_serve: IconHelpCircle,
  help_out: IconHeartHandshake,
  introduction_out: IconArrowsExchange,
  share_out: IconShare3,
  gift: IconGift,
  ask: IconHandStop,
  pitch: IconMicrophone,
  note: IconNote,
};

/** The icon of a kind of touchpoint; kinds of the user's own share one. */
export function KindIcon({ kind, size = 18 }: { kind: TouchpointKind['key']; size?: number }) {
  const Icon = icons[kind] ?? IconTrendingUp;
  return <Icon size={size} stroke={1.75} aria-hidden="true" />;
}
