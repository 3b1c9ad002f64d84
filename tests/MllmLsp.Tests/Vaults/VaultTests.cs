using System.Text;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Vaults;

/// <summary>The rules against notes whose faults are known: each one found at its exact place, nothing else reported.</summary>
public class VaultTests(ITestOutputHelper output)
{
    private const int Shown = 20;

    /// <summary>What a note by itself can be found guilty of.</summary>
    private static readonly string[] Codes =
    [
        DiagnosticCodes.BrokenLink, DiagnosticCodes.BrokenWikiLink, DiagnosticCodes.BrokenHeading, DiagnosticCodes.AmbiguousLink,
        DiagnosticCodes.WrongCasePath, DiagnosticCodes.MalformedLink, DiagnosticCodes.UndefinedReference, DiagnosticCodes.UnusedDefinition,
        DiagnosticCodes.DuplicateDefinition, DiagnosticCodes.UndefinedFootnote, DiagnosticCodes.UnusedFootnote, DiagnosticCodes.AccidentalSetext,
        DiagnosticCodes.UndefinedCitation, DiagnosticCodes.TermVariant, DiagnosticCodes.DeprecatedTerm, DiagnosticCodes.UndefinedAbbreviation,
        DiagnosticCodes.AbbreviationNotExpanded, DiagnosticCodes.InconsistentTranslation, DiagnosticCodes.MisspeltTerm, DiagnosticCodes.DuplicateHeading,
        DiagnosticCodes.DuplicateTitle, DiagnosticCodes.OrphanNote, DiagnosticCodes.SelfLink, DiagnosticCodes.UnusedSuppression,
    ];

    [Fact]
    public void Every_fault_of_two_thousand_notes_is_found_and_nothing_else()
    {
        var vault = VaultGenerator.Generate(seed: 2026, noteCount: 2000);
        var codes = vault.Truth.CountBy(t => t.Code).ToDictionary();
        Assert.All(Codes, code => Assert.True(codes.GetValueOrDefault(code) >= 50, $"the vault holds too few of {code}"));
        Check(vault);
    }

    [Theory]
    [InlineData(Dialect.GitLab)]
    [InlineData(Dialect.Obsidian)]
    public void Other_dialects_are_held_to_their_own_truth(Dialect dialect) => Check(VaultGenerator.Generate(seed: 77, noteCount: 600, dialect));

    /// <summary>As many notes as the environment variable says: <c>MLLM_VAULT_NOTES=20000</c>.</summary>
    [Theory]
    [InlineData(Dialect.GitHub)]
    [InlineData(Dialect.GitLab)]
    [InlineData(Dialect.Obsidian)]
    public void As_many_notes_as_are_asked_for(Dialect dialect)
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("MLLM_VAULT_NOTES"), out var asked) ? asked : 300;
        var vault = VaultGenerator.Generate(seed: 31, count, dialect);
        Check(vault);
        output.WriteLine($"{dialect}: {vault.Notes.Count} notes, {vault.Notes.Sum(note => note.Text.Length)} characters, {vault.Truth.Count} faults");
        output.WriteLine(string.Join('\n', vault.Truth.CountBy(label => label.Code).OrderBy(code => code.Key).Select(code => $"  {code.Key} {code.Value}")));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_fault_of_two_hundred_notes_is_found_and_nothing_else(int seed) => Check(VaultGenerator.Generate(seed, noteCount: 200));

    [Fact]
    public void The_same_seed_gives_the_same_vault()
    {
        var (a, b) = (VaultGenerator.Generate(7, 50), VaultGenerator.Generate(7, 50));
        Assert.Equal(a.Notes, b.Notes);
        Assert.Equal(a.Truth, b.Truth);
    }

    /// <summary>Positions by two ways that share nothing: the engine's index, and a count from the line's start over the text itself.</summary>
    [Fact]
    public void Every_fault_has_the_right_position_in_all_three_encodings()
    {
        var vault = VaultGenerator.Generate(seed: 4, noteCount: 300);
        var texts = vault.Notes.ToDictionary(n => n.Path, n => n.Text);
        var behindAstral = 0;
        foreach (var label in vault.Truth)
        {
            var text = texts[label.Path];
            var lines = new LineIndex(text);
            foreach (var offset in new[] { label.Span.Start, label.Span.End })
            {
                var (line, before) = CountedPosition(text, offset);
                behindAstral += before.Any(char.IsSurrogate) ? 1 : 0;
                CheckPosition(lines, offset, new LinePosition(line, before.Length), PositionEncoding.Utf16);
                CheckPosition(lines, offset, new LinePosition(line, Encoding.UTF8.GetByteCount(before)), PositionEncoding.Utf8);
                CheckPosition(lines, offset, new LinePosition(line, before.EnumerateRunes().Count()), PositionEncoding.Utf32);
            }
        }

        Assert.True(behindAstral > vault.Truth.Count * 3 / 2, "too few of the links have a character outside the basic plane before them");
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    private static void CheckPosition(LineIndex lines, int offset, LinePosition expected, PositionEncoding encoding)
    {
        Assert.Equal(expected, lines.PositionAt(offset, encoding));
        Assert.Equal(offset, lines.OffsetAt(expected, encoding));
    }

    private static (int Line, string Before) CountedPosition(string text, int offset)
    {
        var (line, start) = (0, 0);
        for (var at = 0; at < offset; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && text[at + 1] != '\n'))
            {
                line++;
                start = at + 1;
            }
        }

        return (line, text[start..offset]);
    }

    private static void Check(Vault vault)
    {
        var workspace = vault.Build();
        var truth = vault.Truth.ToLookup(t => t.Path);
        var differences = vault.Notes.AsParallel().AsOrdered().SelectMany(note =>
        {
            var found = RuleSet.Run(workspace, workspace.Find(Vault.Absolute(note.Path))!, Language.English)
                .Select(d => new TruthLabel(note.Path, d.Span, d.Code)).ToList();
            var missing = truth[note.Path].Except(found).Select(l => Describe("missed", note, l));
            var extra = found.Except(truth[note.Path]).Select(l => Describe("wrongly reported", note, l));
            var repeated = found.GroupBy(l => l).Where(g => g.Count() > 1).Select(g => Describe("reported twice", note, g.Key));
            return missing.Concat(extra).Concat(repeated);
        }).ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join('\n', differences.Take(Shown))}");
    }

    private static string Describe(string what, VaultNote note, TruthLabel label)
    {
        var lines = new LineIndex(note.Text);
        var line = lines.LineSpan(lines.LineOf(label.Span.Start));
        var part = note.Text.Substring(label.Span.Start, label.Span.Length);
        return $"{what}: {label.Code} '{part}' in {note.Path}:{lines.LineOf(label.Span.Start) + 1}: {note.Text.Substring(line.Start, line.Length)}";
    }
}
