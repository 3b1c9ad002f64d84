using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Server.Files.Caching;
using MllmLsp.Tests.Vaults;

namespace MllmLsp.Tests.Files;

/// <summary>What is read with a cache equals what is read without: whatever the cache holds, and whatever changed meanwhile.</summary>
public sealed class NoteCacheTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly TempFolder elsewhere = new();
    private readonly List<string> notes = [];
    private Settings settings = Settings.Default;

    public NoteCacheTests()
    {
        foreach (var note in VaultGenerator.Generate(3, 40).Notes)
        {
            folder.Write(note.Path, note.Text);
            notes.Add($"{folder.Path}/{note.Path}");
        }

        folder.Write("entry.md", "---\nterm: true\n---\n# Zork\n\nA thing.\n").Write("bad.md").Write("use.md", "The Zork, a zork.\n");
        File.WriteAllBytes($"{folder.Path}/bad.md", [0x41, 0xFF, 0x42]);
        notes.AddRange([$"{folder.Path}/entry.md", $"{folder.Path}/bad.md", $"{folder.Path}/use.md"]);
    }

    private string CacheFile => $"{elsewhere.Path}/x.notes";

    public void Dispose()
    {
        folder.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public void A_second_run_knows_the_notes_and_says_the_same()
    {
        var cold = Describe(Load(NoteCache.None, Terms));
        Assert.Equal(cold, Describe(Load(NoteCache.At(CacheFile), Terms)));

        // The entry and the note that is no text are read each time.
        Assert.Equal(notes.Count - 2, NoteCache.At(CacheFile).Count);
        Assert.Equal(cold, Describe(Load(NoteCache.At(CacheFile), Terms)));
    }

    [Fact]
    public void A_note_that_changed_is_read_anew()
    {
        Load(NoteCache.At(CacheFile), Terms);
        folder.Write("use.md", "# Now a heading\n\n[[gone]] RoPE\n");
        AssertAsWithout(Terms);
    }

    [Fact]
    public void Other_glossaries_give_other_terms()
    {
        Load(NoteCache.At(CacheFile), Terms);
        AssertAsWithout("concepts:\n  - term: RoPE\n    definition: d\n    avoid: [zork]\n");
        folder.Write("entry.md", "---\nterm: true\naliases: [thing]\n---\n# Other\n\nA thing.\n");
        AssertAsWithout(Terms);
        folder.Write("use.md", "---\nterm: true\n---\n# Use\n");
        AssertAsWithout(Terms);
    }

    [Fact]
    public void A_rule_that_asks_for_more_has_the_notes_searched_again()
    {
        Load(NoteCache.At(CacheFile), Terms);
        settings = Settings.Default with { Preset = Preset.Strict };
        folder.Write("use.md", "The Zork and its ZQX.\n");
        AssertAsWithout(Terms);
        Assert.Contains("undefined-abbreviation", Describe(Load(NoteCache.At(CacheFile), Terms)), StringComparison.Ordinal);
        settings = Settings.Default;
        AssertAsWithout(Terms);
    }

    [Fact]
    public void A_damaged_file_counts_as_none()
    {
        Load(NoteCache.At(CacheFile), Terms);
        var whole = File.ReadAllBytes(CacheFile);
        for (var at = 0; at < whole.Length; at += Math.Max(1, whole.Length / 50))
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x10;
            File.WriteAllBytes(CacheFile, damaged);
            Assert.Equal(0, NoteCache.At(CacheFile).Count);
            File.WriteAllBytes(CacheFile, whole[..at]);
            Assert.Equal(0, NoteCache.At(CacheFile).Count);
        }

        AssertAsWithout(Terms);
    }

    [Fact]
    public void What_is_gone_is_forgotten()
    {
        Load(NoteCache.At(CacheFile), Terms);
        notes.RemoveRange(0, notes.Count - 5);
        Load(NoteCache.At(CacheFile), Terms);
        Assert.Equal(3, NoteCache.At(CacheFile).Count);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_nothing()
    {
        // A folder stands where the file would be.
        Directory.CreateDirectory($"{CacheFile}/x");
        AssertAsWithout(Terms);
        Assert.Empty(Directory.GetFiles(elsewhere.Path));
    }

    private const string Terms = "concepts:\n  - term: RoPE / 旋转位置编码\n    definition: d\n";

    private void AssertAsWithout(string glossary)
    {
        var cold = Describe(Load(NoteCache.None, glossary));
        Assert.Equal(cold, Describe(LoadOneByOne(NoteCache.At(CacheFile), glossary)));
        Assert.Equal(cold, Describe(Load(NoteCache.At(CacheFile), glossary)));
        Assert.Equal(cold, Describe(Load(NoteCache.At(CacheFile), glossary)));
        var known = LoadOneByOne(NoteCache.At(CacheFile), glossary);
        Assert.Equal(cold, Describe(known));
        known.Forget();
        Assert.Equal(cold, Describe(known));
    }

    /// <summary>As a server reads: an entry tells which terms all the other notes are searched for.</summary>
    private Workspace LoadOneByOne(NoteCache cache, string glossary)
    {
        Document[] Read(Workspace workspace) => [.. notes.Select(note => NoteReader.Read(note, workspace, cache, holds: true).Note).OfType<Document>()];

        var empty = Empty(glossary);
        var once = empty.WithDocuments(Read(empty));
        var loaded = once.WithDocuments(Read(once)).WithState(IndexState.Complete);
        cache.Save();
        return loaded;
    }

    private Workspace Load(NoteCache cache, string glossary)
    {
        var loaded = new NoteLoader(cache, new ReadTexts(), null, default).Load(Empty(glossary), [.. notes]).WithState(IndexState.Complete);
        cache.Save();
        return loaded;
    }

    private Workspace Empty(string glossary) => Workspace.Empty
        .WithFolders([new WorkspaceFolder(folder.Path, folder.Path, settings)])
        .WithFiles(FileSet.Create(notes, []))
        .WithBuiltInGlossary(BuiltInGlossary.Files)
        .WithGlossaryFile(GlossaryParser.Parse($"{folder.Path}/t.glossary.yml", new SourceText(glossary)));

    private static string Describe(Workspace workspace) => string.Join('\n', workspace.Documents.OrderBy(note => note.Path, StringComparer.Ordinal).Select(note =>
        $"{note.Path}: {string.Join(' ', note.Mentions ?? [])} | {string.Join(' ', note.Outline.Headings.Select(heading => heading.Anchor))}\n"
        + string.Join('\n', RuleSet.Run(workspace, note, Language.English).Select(found => $"  {found.Span} {found.Code} {found.Message}"))));
}
