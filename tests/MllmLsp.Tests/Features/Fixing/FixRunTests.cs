using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Fixing;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Tests.Vaults;

namespace MllmLsp.Tests.Features.Fixing;

public class FixRunTests
{
    [Fact]
    public void Of_fixes_that_overlap_the_first_is_taken_and_the_other_computed_anew()
    {
        var edits = new TextEdits();
        edits.Add(new TextChange(new TextSpan(2, 3), "xyz"));
        Assert.False(edits.Accepts(new TextChange(new TextSpan(4, 2), "")));
        Assert.False(edits.Accepts(new TextChange(new TextSpan(5, 0), "touching")));
        Assert.False(edits.Accepts(new TextChange(new TextSpan(2, 3), "other")));
        Assert.True(edits.Accepts(new TextChange(new TextSpan(2, 3), "xyz")));
        Assert.True(edits.Accepts(new TextChange(new TextSpan(6, 1), "")));
        edits.Add(new TextChange(new TextSpan(6, 1), ""));
        Assert.Equal("01xyz5789", edits.Apply(new SourceText("0123456789")).ToString());
    }

    /// <summary>A change that a span overlaps or touches belongs to it whole.</summary>
    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(1, 2, 1, 4)]
    [InlineData(2, 5, 2, 4)]
    [InlineData(3, 3, 2, 4)]
    [InlineData(5, 6, 2, 5)]
    [InlineData(6, 6, 5, 5)]
    [InlineData(6, 9, 5, 10)]
    [InlineData(9, 10, 10, 11)]
    public void A_span_goes_along_with_changes(int start, int end, int newStart, int newEnd)
    {
        // 01[234 -> xy]56[7 -> abc]89
        var edits = new TextEdits();
        edits.Add(new TextChange(TextSpan.FromBounds(2, 5), "xy"));
        edits.Add(new TextChange(TextSpan.FromBounds(7, 8), "abc"));
        Assert.Equal(TextSpan.FromBounds(newStart, newEnd), edits.Mapping()(TextSpan.FromBounds(start, end)));
    }

    /// <summary>The fix of the first <c>-</c> makes a heading that a second <c>-</c> stands below, on a line that reads the same.</summary>
    [Fact]
    public void A_new_finding_on_a_line_that_reads_the_same_is_mended_too()
    {
        const string Text = ")\n-\na \n--\n-\na";
        var outcome = Run("//- /a.md\n" + Text, FixSafety.Unsafe);
        Assert.True(outcome.IsSettled);
        var again = Run("//- /a.md\n" + outcome.Texts["/ws/a.md"], FixSafety.Unsafe);
        Assert.Empty(again.Applied);
    }

    [Fact]
    public void Lines_that_read_the_same_are_mended_one_below_the_other()
    {
        const string Unused = "<!-- mllm-lsp-disable-next-line -->\n";
        var outcome = Run($"//- /a.md\n{Unused}{Unused}{Unused}\nText.\n", FixSafety.Unsafe);
        Assert.Equal("\nText.\n", outcome.Texts["/ws/a.md"].ToString());
    }

    [Fact]
    public void A_heading_that_no_wiki_link_can_hold_is_none_to_change_to()
    {
        var outcome = Run("//- /a.md\n[[b#Part]]\n//- /b.md\n# B\n\n## Part|x]]\n", FixSafety.Unsafe);
        Assert.True(outcome.IsSettled);
        Assert.DoesNotContain("/ws/a.md", outcome.Texts.Keys);
    }

    [Fact]
    public void A_new_note_that_two_links_ask_for_is_made_once()
    {
        var outcome = Run("//- /a.md\n[[Neu]] [[Neu]]\n//- /b.md\n[[Neu]]\n", FixSafety.Unsafe);
        Assert.Equal(["/ws/Neu.md"], outcome.Created);
        Assert.Equal("# Neu\n", outcome.Texts["/ws/Neu.md"].ToString());
        Assert.True(outcome.IsSettled);
    }

    [Fact]
    public void What_only_a_person_can_complete_is_left_alone()
    {
        var outcome = Run("//- /a.md\n[text][nothing-like-it] and a mark[^none]\n", FixSafety.Unsafe);
        Assert.Empty(outcome.Texts);
        Assert.True(outcome.IsSettled);
    }

    [Fact]
    public void Known_findings_are_left_alone()
    {
        const string Text = "//- /Real.md\n//- /a.md\n[x](real.md) [y](real.md)\n";
        var fixture = Fixture.Parse(Text);
        var findings = RuleSet.Run(fixture.Workspace, fixture.Workspace.Find("/ws/a.md")!, Core.Localization.Language.English);
        Assert.Equal(2, findings.Length);
        var known = Baseline.Entries(fixture.Texts["/ws/a.md"], findings.Take(1));
        var baseline = new Baseline(ImmutableSortedDictionary<string, ImmutableArray<KnownFinding>>.Empty.WithComparers(StringComparer.Ordinal).Add("/ws/a.md", known));
        var workspace = fixture.Workspace.WithFolders([fixture.Workspace.Folders[0] with { Baseline = baseline }]);
        var outcome = FixRun.Run(workspace, ["/ws/a.md"], FixSafety.Safe, Context(fixture.Texts));
        Assert.Single(outcome.Applied);
    }

    /// <summary>On notes with every fault there is: nothing mendable remains, and nothing but what fixes name has changed.</summary>
    [Theory]
    [InlineData(1, FixSafety.Safe)]
    [InlineData(2, FixSafety.Safe)]
    [InlineData(3, FixSafety.Safe)]
    [InlineData(1, FixSafety.Unsafe)]
    [InlineData(2, FixSafety.Unsafe)]
    [InlineData(3, FixSafety.Unsafe)]
    public void After_fixing_nothing_mendable_is_found_and_lines_without_a_finding_are_untouched(int seed, FixSafety worst)
    {
        var vault = VaultGenerator.Generate(seed, 60);
        var workspace = vault.Build();
        var texts = vault.Notes.ToImmutableDictionary(note => Vault.Absolute(note.Path), note => new SourceText(note.Text), StringComparer.Ordinal);
        string[] paths = [.. workspace.Documents.Select(note => note.Path)];
        var outcome = FixRun.Run(workspace, paths, worst, Context(texts));
        Assert.True(outcome.IsSettled);
        Assert.NotEmpty(outcome.Applied);

        var again = FixRun.Run(outcome.Workspace, paths, worst, Context(texts.SetItems(outcome.Texts)));
        Assert.Empty(again.Applied);
        Assert.Empty(again.Texts);
        foreach (var (path, text) in outcome.Texts.Where(each => worst == FixSafety.Safe))
        {
            AssertOnlyFaultsChanged(workspace, path, texts[path], text);
        }
    }

    /// <summary>Safe fixes stay on the line of their finding, so lines correspond one to one.</summary>
    private static void AssertOnlyFaultsChanged(Workspace workspace, string path, SourceText before, SourceText after)
    {
        var faulty = RuleSet.Run(workspace, workspace.Find(path)!, Core.Localization.Language.English)
            .SelectMany(found => Enumerable.Range(before.Lines.LineOf(found.Span.Start), before.Lines.LineOf(found.Span.End) - before.Lines.LineOf(found.Span.Start) + 1))
            .ToHashSet();
        Assert.Equal(before.Lines.LineCount, after.Lines.LineCount);
        for (var line = 0; line < before.Lines.LineCount; line++)
        {
            var old = before.Slice(before.Lines.LineSpanWithEnd(line)).ToString();
            var changed = after.Slice(after.Lines.LineSpanWithEnd(line)).ToString();
            Assert.True(faulty.Contains(line) || old == changed, $"{path}:{line + 1}: {old} -> {changed}");
        }
    }

    private static FixOutcome Run(string text, FixSafety worst)
    {
        var fixture = Fixture.Parse(text);
        return FixRun.Run(fixture.Workspace, [.. fixture.Workspace.Documents.Select(note => note.Path)], worst, Context(fixture.Texts));
    }

    private static FeatureContext Context(IReadOnlyDictionary<string, SourceText> texts) => FeatureContext.English with { ReadText = path => texts.GetValueOrDefault(path) };
}
