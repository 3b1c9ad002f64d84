using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Cli;
using MllmLsp.Server.Files;
using MllmLsp.Server.Files.Caching;
using MllmLsp.Tests.Vaults;

namespace MllmLsp.Tests.Files;

/// <summary>A check that remembers earlier ones says what one that remembers nothing says, whatever happened between them.</summary>
public sealed class KeptFindingsTests : IDisposable
{
    private const string Extra = "extra.md";
    private const string Title = "# Of its own\n\n";

    private readonly TempFolder folder = new();
    private readonly string[] notes;

    public KeptFindingsTests()
    {
        var vault = VaultGenerator.Generate(11, 220);
        foreach (var note in vault.Notes)
        {
            folder.Write(note.Path, note.Text);
        }

        folder.Write(Extra, Title + "[x](gone.md) [y](README.md#nowhere) [[zork]]\n").Write("other.md", "# Other\n\n[a](extra.md#of-its-own) [b](extra.md#later) [[Of its own]]\n");
        notes = [.. vault.Notes.Select(note => note.Path)];
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Findings_hold_until_something_changes_that_others_see()
    {
        Assert.NotEmpty(Lint(usesCache: true));
        Assert.True(IsKept("other.md"));

        folder.Write(Extra, Title + "Another text altogether. [x](gone.md) [y](README.md#nowhere) [[zork]]\n");
        Assert.True(IsKept("other.md"));
        Assert.False(IsKept(Extra));

        folder.Write(Extra, Title + "## Later\n\n[x](gone.md) [y](README.md#nowhere) [[zork]]\n");
        Assert.False(IsKept("other.md"));
    }

    /// <summary>A word of two notes is nobody's slip; in a note that suppresses one the rule runs even where it is off.</summary>
    [Theory]
    [InlineData("""{"preset":"strict"}""", "")]
    [InlineData("{}", "<!-- mllm-lsp-disable-file misspelt-term -->\n\n")]
    public void Words_are_counted_over_notes(string settings, string before)
    {
        const string Slip = "# Of its own\n\nthis one speaks of a Transformre and of nothing else.\n";
        folder.Write("mllm-lsp.json", settings).Write(Extra, before + Slip).Write("other.md", before + "# Other\n\ntext\n");
        var once = Lint(usesCache: true);
        Assert.True(IsKept(Extra));
        folder.Write("other.md", before + "# Other\n\nthis one speaks of a Transformre, too.\n");
        Assert.False(IsKept(Extra));
        AssertSame();
        Assert.NotEqual(once, Lint(usesCache: true));
    }

    public static TheoryData<string, string?> Changes => new()
    {
        { "other.md", "# Other\n" },
        { Extra, Title + "## Later\n" },
        { Extra, "---\ntitle: Later\naliases: [zork]\n---\n\ntext\n" },
        { Extra, "no heading, ^block\n" },
        { Extra, "---\nterm: true\naliases: [Transformers Reloaded]\n---\n# Zork\n\nA thing.\n" },
        { Extra, null },
        { "new/Of its own.md", "text" },
        { "zork.md", "text" },
        { "gone.md", "" },
        { "mllm-lsp.json", """{"diagnostics":{"severity":{"broken-link":"error","orphan-note":"hint","duplicate-title":"hint","ambiguous-link":"hint"}}}""" },
        { "mllm-lsp.json", """{"dialect":"gitlab"}""" },
        { "mllm-lsp.json", """{"preset":"strict"}""" },
        { "mllm-lsp.json", """{"wikiLinks.aliases":true,"preset":"links-only"}""" },
        { "mllm-lsp.json", """{"ignoreFiles":["other.md"]}""" },
        { "new/mllm-lsp.json", """{"preset":"terms-only"}""" },
        { ".obsidian/app.json", "{}" },
        { "t.glossary.yml", "concepts:\n  - term: Zork\n    definition: d\n    avoid: [thing]\n" },
        { "refs.bib", "@book{key, title = {T}}\n" },
        { ".gitignore", "other.md\n" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_seen(string path, string? content)
    {
        Lint(usesCache: true);
        Change(path, content);
        AssertSame();
        AssertSame();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_sequence_of_changes_is_seen(int seed)
    {
        var dice = new Random(seed);
        var changes = Changes.Select(row => row.Data).ToArray();
        for (var step = 0; step < 12; step++)
        {
            for (var count = dice.Next(3); count >= 0; count--)
            {
                if (dice.Next(2) == 0)
                {
                    var (path, content) = changes[dice.Next(changes.Length)];
                    Change(path, dice.Next(4) == 0 ? null : content);
                }
                else
                {
                    Edit(dice, notes[dice.Next(notes.Length)]);
                }
            }

            AssertSame();
        }
    }

    [Fact]
    public void The_language_of_messages_counts()
    {
        Lint(usesCache: true);
        Assert.Equal(Lint(usesCache: false, Language.Chinese), Lint(usesCache: true, Language.Chinese));
    }

    private void Edit(Random dice, string note)
    {
        var text = File.Exists(folder[note]) ? File.ReadAllText(folder[note]) : "";
        var at = dice.Next(text.Length + 1);
        folder.Write(note, dice.Next(5) switch
        {
            0 => text.Insert(at, "\n\n## Inserted\n\n"),
            1 => text + "\n[[extra]] [z](zork.md)\n",
            2 => text.Remove(at, Math.Min(60, text.Length - at)),
            3 => notes[dice.Next(notes.Length)] is var other && File.Exists(folder[other]) ? File.ReadAllText(folder[other]) : "",
            _ => text + " word",
        });
    }

    private void Change(string path, string? content)
    {
        if (content is not null)
        {
            folder.Write(path, content);
        }
        else if (File.Exists(folder[path]))
        {
            File.Delete(folder[path]);
        }
    }

    private void AssertSame() => Assert.Equal(Lint(usesCache: false), Lint(usesCache: true));

    private string[] Lint(bool usesCache, Language language = Language.English) =>
    [
        .. Linter.Load(new LintRequest([new LintTarget(folder.Path, IsFolder: true)], language) { UsesCache = usesCache }).Check().Findings
            .Select(found => $"{found.Path} {found.Diagnostic.Span} {found.Diagnostic.Severity} {found.Diagnostic.Code} {found.Diagnostic.Message} {found.Diagnostic.IsUnnecessary} {string.Join(", ", found.Diagnostic.Related)}"),
    ];

    private LoadedWorkspace Load() =>
        WorkspaceLoader.Load([WorkspaceLoader.Scan(folder.Path, Settings.Default, Language.English)], NoteCache.Ahead(folder.Path));

    /// <summary>Whether the findings of a note need not be looked for, and are what would be found.</summary>
    private bool IsKept(string note)
    {
        var loaded = Load();
        if (KeptFindings.Of(loaded, Language.English)!.Find(folder[note]) is not { } kept)
        {
            return false;
        }

        var found = RuleSet.Run(loaded.Workspace, loaded.Workspace.Find(folder[note])!, Language.English);
        Assert.Equal(found.Select(one => (one.Code, one.Span, one.Message)), kept.Select(one => (one.Code, one.Span, one.Message)));
        return true;
    }
}
