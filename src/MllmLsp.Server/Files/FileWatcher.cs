using Microsoft.Extensions.Logging;

namespace MllmLsp.Server.Files;

/// <summary>
/// Watches folders for clients that do not. Events are collected until the disk is quiet for a moment: saving a file is often several,
/// and switching a branch thousands.
/// </summary>
/// <param name="noticed">Called with each batch, one at a time: paths are normalised.</param>
/// <param name="lost">Called when events were lost: anything may have changed.</param>
internal sealed class FileWatcher(
    Action<IReadOnlyList<(string Path, DiskChange Change)>> noticed, Action lost, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>How long the disk must be quiet.</summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Folder, bool Deep), (FileSystemWatcher Watcher, DateTime FolderMadeAt)> watchers = [];
    private List<(string Path, DiskChange Change)> collected = [];
    private ITimer? timer;

    /// <summary>
    /// Watches these folders and no others. A folder that was deleted and made anew in the meantime is watched anew: the system forgets the old
    /// one without a word.
    /// </summary>
    /// <param name="folders">Normalised; deep: with everything below.</param>
    public void Watch(IReadOnlyCollection<(string Folder, bool Deep)> folders)
    {
        lock (gate)
        {
            foreach (var (key, (old, madeAt)) in watchers.ToArray())
            {
                if (!folders.Contains(key) || MadeAt(key.Folder) != madeAt)
                {
                    watchers.Remove(key);
                    old.Dispose();
                }
            }

            foreach (var key in folders.Where(key => !watchers.ContainsKey(key)))
            {
                var madeAt = MadeAt(key.Folder);
                if (Start(key.Folder, key.Deep) is { } watcher)
                {
                    watchers[key] = (watcher, madeAt);
                }
            }
        }
    }

    public void Dispose()
    {
        Watch([]);
        timer?.Dispose();
    }

    /// <summary>When a folder was made; some fixed time where nobody can say, as of a path that is too long.</summary>
    private static DateTime MadeAt(string folder)
    {
        try
        {
            return Directory.GetCreationTimeUtc(folder);
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private FileSystemWatcher? Start(string folder, bool deep)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = deep,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
                InternalBufferSize = 64 * 1024,
            };
            watcher.Created += (_, e) => Collect(e.FullPath, DiskChange.Created);
            watcher.Changed += (_, e) => Collect(e.FullPath, DiskChange.Changed);
            watcher.Deleted += (_, e) => Collect(e.FullPath, DiskChange.Deleted);
            watcher.Renamed += (_, e) =>
            {
                Collect(e.OldFullPath, DiskChange.Deleted);
                Collect(e.FullPath, DiskChange.Created);
            };
            watcher.Error += (_, e) => Recover(folder, e.GetException());
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            logger.LogWarning("Cannot watch {Folder}: {Reason}", folder, e.Message);
            return null;
        }
    }

    private void Recover(string folder, Exception reason)
    {
        logger.LogWarning("Lost track of {Folder}: {Reason}", folder, reason.Message);
        lost();
    }

    private void Collect(string path, DiskChange change)
    {
        lock (gate)
        {
            collected.Add((DiskPath.Normalize(path), change));
            timer ??= time.CreateTimer(_ => Deliver(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(QuietTime, Timeout.InfiniteTimeSpan);
        }
    }

    private void Deliver()
    {
        lock (gate)
        {
            var batch = collected;
            collected = [];
            noticed(batch);
        }
    }
}
