using MllmLsp.Server.Files;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Tests.Files;

/// <summary>What killed writers leave behind is taken away by a later one, and nothing else is.</summary>
public sealed class TemporaryFileTests : IDisposable
{
    private const string Left = ".mllm-lsp-0123456789abcdef0123456789abcdef.tmp";
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(2);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_next_writer_takes_away_what_a_killed_one_left()
    {
        Leave(Left);
        folder.Write("a.md", "old");
        AtomicFile.Write(folder["a.md"], "new");
        Assert.Equal(["a.md"], Names());
    }

    [Fact]
    public void So_does_whoever_writes_a_cache()
    {
        Leave(Left);
        NoteCacheFile.Write(folder["x.notes"], [], 1_000_000);
        Assert.Equal(["x.notes"], Names());
    }

    [Theory]
    [InlineData(".mllm-lsp-.tmp")]
    [InlineData(".mllm-lsp-notes.tmp")]
    [InlineData(".mllm-lsp-0123456789abcdef0123456789abcde.tmp")]
    [InlineData(".mllm-lsp-0123456789abcdef0123456789abcdef.tmp.md")]
    [InlineData(".mllm-lsp-01234567-89ab-cdef-0123-456789abcdef.tmp")]
    [InlineData("mllm-lsp-0123456789abcdef0123456789abcdef.tmp")]
    public void Other_names_are_nobody_s_business(string name)
    {
        Leave(name);
        TemporaryFile.RemoveAbandoned(folder.Path);
        Assert.Equal([name], Names());
    }

    [Fact]
    public void What_may_still_be_written_stays()
    {
        folder.Write(Left, "young");
        TemporaryFile.RemoveAbandoned(folder.Path);
        Assert.Equal([Left], Names());

        Leave(Left);
        using (File.OpenHandle(folder[Left], FileMode.Open, FileAccess.Write, FileShare.None))
        {
            // Old, but held: a machine that slept in the middle, or a disk that is slow.
            TemporaryFile.RemoveAbandoned(folder.Path);
            Assert.Equal([Left], Names());
        }

        TemporaryFile.RemoveAbandoned(folder.Path);
        Assert.Empty(Names());
    }

    [Fact]
    public void What_only_has_the_name_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files of Unix.");
        using var outside = new TempFolder();
        outside.Write("precious.md", "text");
        string[] names = [.. "123456".Select(digit => Left.Replace('0', digit))];
        folder.Link(names[0], outside["precious.md"]).Link(names[1], "nowhere").Pipe(names[2]).Socket(names[3]).Folder(names[4]).Write($"{names[5]}/{Left}");
        File.SetLastWriteTimeUtc(folder[names[2]], DateTime.UtcNow - LongAgo);
        File.SetLastWriteTimeUtc(folder[names[3]], DateTime.UtcNow - LongAgo);
        TemporaryFile.RemoveAbandoned(folder.Path);
        Assert.Equal(names, Names());
        Assert.Equal([Left], Directory.GetFiles(folder[names[5]]).Select(Path.GetFileName));
        Assert.Equal("text", File.ReadAllText(outside["precious.md"]));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_no_fault() => TemporaryFile.RemoveAbandoned(folder["none"]);

    private void Leave(string name)
    {
        folder.Write(name, "half a no");
        File.SetLastWriteTimeUtc(folder[name], DateTime.UtcNow - LongAgo);
    }

    private IEnumerable<string?> Names() => Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
