/** What Linux knows of the network sockets that processes hold. */
import { readdir, readFile, readlink } from 'node:fs/promises';

export interface NetworkSocket {
  pid: number;
  protocol: string;
  local: string;
  remote: string;
}

const protocols = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6', 'icmp', 'icmp6'];

/** A process or file may be gone between being listed and being read. */
async function unlessGone<T>(read: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH', 'EACCES'].includes(String(error.code))) return otherwise;
    throw error;
  }
}

/** @returns `pid` and all its descendants. */
export async function processTree(pid: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const status = await unlessGone(readFile(`/proc/${entry}/status`, 'utf8'), '');
    parents.set(Number(entry), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0));
  }
  const isBelow = (child: number): boolean => {
    for (let at = child; at > 1; at = parents.get(at) ?? 0) if (at === pid) return true;
    return false;
  };
  return [...parents.keys()].filter(isBelow);
}

/** Each socket of the internet protocols in the network namespace of `pid`, by inode. */
async function socketTable(pid: number): Promise<Map<string, Omit<NetworkSocket, 'pid'>>> {
  const table = new Map<string, Omit<NetworkSocket, 'pid'>>();
  for (const protocol of protocols) {
    const text = await unlessGone(readFile(`/proc/${pid}/net/${protocol}`, 'utf8'), '');
    for (const line of text.split('\n').slice(1)) {
      const columns = line.trim().split(/\s+/);
      const [, local, remote] = columns;
      const inode = columns[9];
      if (local && remote && inode) table.set(inode, { protocol, local, remote });
    }
  }
  return table;
}

/** The sockets of the internet protocols that these processes hold right now. */
export async function networkSockets(pids: readonly number[]): Promise<NetworkSocket[]> {
  const found: NetworkSocket[] = [];
  for (const pid of pids) {
    const table = await socketTable(pid);
    for (const fd of await unlessGone(readdir(`/proc/${pid}/fd`), [])) {
      const link = await unlessGone(readlink(`/proc/${pid}/fd/${fd}`), '');
      const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1];
      const socket = inode === undefined ? undefined : table.get(inode);
      if (socket) found.push({ pid, ...socket });
    }
  }
  return found;
}

/** The port of an address as /proc writes it: `0100007F:1F90`. */
export function portOf(address: string): number {
  return Number.parseInt(address.split(':').at(-1) ?? '', 16);
}
