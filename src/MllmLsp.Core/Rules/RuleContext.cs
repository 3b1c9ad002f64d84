using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>What a rule sees of one note: its outline, what its references lead to, and where to put findings.</summary>
internal sealed class RuleContext(Workspace workspace, Document document, Language language)
{
    private readonly List<Diagnostic> findings = [];
    private ImmutableArray<(Reference Reference, Resolution Resolution)>? resolved;

    public Workspace Workspace => workspace;

    public Document Document => document;

    public Outline Outline => document.Outline;

    public Language Language => language;

    /// <summary>What holds for this note.</summary>
    public Settings Settings { get; } = workspace.NoteSettings(document.Path);

    public NoteTerms Terms => document.Terms ?? NoteTerms.None;

    /// <summary>Where the note's title is written; where it has none, the note's start.</summary>
    public TextSpan TitleSpan => Outline.FrontMatter is { Title: not null } front ? front.TitleSpan : Outline.FirstTopHeading?.TextSpan ?? default;

    public IReadOnlyList<Diagnostic> Findings => findings;

    /// <summary>Every reference and what it leads to, resolved once for all rules.</summary>
    public ImmutableArray<(Reference Reference, Resolution Resolution)> Resolved =>
        resolved ??= [.. document.Outline.References.Select(r => (r, Resolver.Resolve(workspace, document, r)))];

    /// <summary>Whether the settings say that a word is no term here.</summary>
    public bool IsIgnored(string word) => Settings.IgnoreWords.Contains(word);

    public bool IsIgnored(in TermUse use) => IsIgnored(use.Text) || (use.IsPlural && IsIgnored(use.Label.Text));

    /// <summary>The one of the two sentences that is in the reader's language.</summary>
    public string Say(string english, string chinese) => language == Language.Chinese ? chinese : english;

    public void Report(Diagnostic finding) => findings.Add(finding);

    public void Report(string code, TextSpan span, string message, Severity? severity = null, bool isUnnecessary = false, params ImmutableArray<RelatedPlace> related)
    {
        findings.Add(new Diagnostic(code, severity ?? DiagnosticCodes.DefaultSeverities[code], span, message)
        {
            IsUnnecessary = isUnnecessary,
            Related = related,
        });
    }
}
