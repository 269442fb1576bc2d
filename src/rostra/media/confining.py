"""Taking from a process what a picture decoder never needs: the network, other programs, other processes' memory.

A filter of system calls (seccomp, Linux 3.17) that holds for this process for good. Elsewhere, and on processors whose
numbers are not listed here, nothing is taken; the limits of memory and time hold everywhere.
"""

import ctypes
import platform
import struct
import sys
from collections.abc import Iterable
from typing import Final

_NO_NEW_PRIVILEGES, _SET_FILTER, _MODE_FILTER = 38, 22, 2  # of prctl(2)
_ALLOW, _REFUSE = 0x7FFF_0000, 0x0005_0001  # the latter answers EPERM
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # instructions, as in linux/bpf_common.h
_NUMBER_AT, _PROCESSOR_AT = 0, 4  # in the record that the filter looks at
_SECOND_TABLE: Final = 0x4000_0000  # numbers from here on are the same calls once more on x86-64

# socket, connect, execve, execveat, ptrace, process_vm_readv, io_uring_setup: linux/audit.h's name of the processor,
# then numbers of calls.
_CALLS: Final = {
    "x86_64": (0xC000_003E, (41, 42, 59, 322, 101, 310, 425)),
    "aarch64": (0xC000_00B7, (198, 203, 221, 281, 117, 270, 425)),
}


def confine() -> bool:
    """Refuse these calls from now on; say whether they are refused."""
    known = _CALLS.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    program = _program(*known)
    instructions = ctypes.create_string_buffer(program, len(program))
    filter_ = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions))
    libc = ctypes.CDLL(None, use_errno=True)
    refused = libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    refused = refused or libc.prctl(_SET_FILTER, _MODE_FILTER, ctypes.create_string_buffer(filter_, len(filter_)), 0, 0)
    return not refused


def _program(processor: int, calls: Iterable[int]) -> bytes:
    """Return the filter: calls of another processor's table, of the second table and those listed are refused."""
    asked = [*calls]
    steps = [(_LOAD, 0, 0, _PROCESSOR_AT), (_EQUAL, 0, len(asked) + 3, processor), (_LOAD, 0, 0, _NUMBER_AT)]
    steps.append((_AT_LEAST, len(asked) + 1, 0, _SECOND_TABLE))
    steps += [(_EQUAL, len(asked) - place, 0, call) for place, call in enumerate(asked)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
