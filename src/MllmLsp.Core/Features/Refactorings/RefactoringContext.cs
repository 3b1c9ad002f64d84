using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>Where refactorings are asked for, as every finder sees it.</summary>
/// <param name="Folder">The opened folder of the note; a note outside of all has no refactorings that need other notes.</param>
/// <param name="Span">The selection, in UTF-16 offsets of the text; empty for a cursor.</param>
internal sealed record RefactoringContext(
    Workspace Workspace, Document Document, SourceText Text, WorkspaceFolder? Folder, TextSpan Span, CodeActionFilter Filter, FeatureContext Features)
{
    public string Path => Document.Path;

    public Outline Outline => Document.Outline;

    public Dialect Dialect => Folder?.DialectFor(Path) ?? Dialect.GitHub;

    public string LineEnd => QuickFixes.FixContext.LineEnd(Text);

    public string Say(string english, string chinese) => Features.Say(english, chinese);

    public string TextAt(TextSpan span) => Text.Slice(span).ToString();

    /// <summary>The line that holds an offset, without its line end.</summary>
    public TextSpan LineAt(int offset) => Text.Lines.LineSpan(Text.Lines.LineOf(offset));

    public Refactoring Edit(string id, string kind, string title, Func<IEnumerable<TextChange>> changes) =>
        new(id, kind, title, () => RefactoringResult.In(Path, changes()));
}
