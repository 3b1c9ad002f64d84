using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Files;

public sealed class FileWatcherTests : IDisposable
{
    private const string QueueLength = "/proc/sys/fs/inotify/max_queued_events";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Whoever takes its events is held up, until the system's queue is full and over.</summary>
    [Fact]
    public async Task Events_that_are_lost_are_told_of()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not say how much they keep.");
        var (held, go, lost) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        using var watcher = new FileWatcher(
            _ =>
            {
                held.TrySetResult();
                go.Task.Wait();
            },
            () => lost.TrySetResult(),
            TimeProvider.System,
            NullLogger.Instance);
        watcher.Watch([(folder.Path, true)]);
        folder.Write("first.md");
        await held.Task.WaitAsync(TimeSpan.FromSeconds(60));

        // A file that moves to and fro: two events each time, which the system never joins with others.
        var most = int.Parse(await File.ReadAllTextAsync(QueueLength), CultureInfo.InvariantCulture);
        string[] names = [folder["first.md"], folder["second.md"]];
        for (var i = 0; i < most; i++)
        {
            File.Move(names[i % 2], names[(i + 1) % 2]);
        }

        Assert.False(lost.Task.IsCompleted);
        go.SetResult();
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }
}
