"""Why a file or folder could not be written or read, in words for people."""

import errno

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的盘只能读",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘的限额用完了",
    errno.EIO: "磁盘出了差错",
    errno.ENOENT: "所在的目录不存在",
    errno.ENOTDIR: "所在的不是目录",
    errno.EISDIR: "是一个目录",
    errno.EEXIST: "已经有同名的文件",
    errno.ENAMETOOLONG: "名字太长",
    errno.EMFILE: "打开的文件太多",
}


def of_disk(error: OSError) -> bool:
    """Whether it is about a file or the disk, not about a network or a pipe."""
    return error.errno in _REASONS


def why(error: OSError) -> str:
    """The reason in Chinese; as the system puts it where nobody has.

    >>> why(PermissionError(errno.EACCES, "Permission denied"))
    '没有权限'
    """
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
