using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>A finding and what it takes to mend it.</summary>
internal sealed record FixContext(Workspace Workspace, Document Document, Diagnostic Finding, FeatureContext Features)
{
    public WorkspaceFolder? Folder => Workspace.FolderOf(Document.Path);

    public Settings Settings => Workspace.SettingsFor(Document.Path);

    /// <summary>The document's text; null when it cannot be read any more.</summary>
    public SourceText? Text => Document.Text ?? Features.ReadText(Document.Path);

    /// <summary>The reference that the finding is about; null where it is about none.</summary>
    public Reference? Reference
    {
        get
        {
            foreach (var reference in Document.Outline.References)
            {
                if (reference.TargetSpan == Finding.Span || reference.FragmentSpan == Finding.Span)
                {
                    return reference;
                }
            }

            return null;
        }
    }

    public string Say(string english, string chinese) => Features.Say(english, chinese);

    /// <summary>The fix that writes <paramref name="text"/> in the place of the finding.</summary>
    public Fix Replace(string text, FixSafety safety) => Change(Say($"Change to '{text}'", $"改为“{text}”"), safety, Finding.Span, text);

    public Fix Change(string title, FixSafety safety, TextSpan span, string text) =>
        new(title, safety, [new DocumentEdit(Document.Path, [new TextChange(span, text)])]);

    /// <summary>The line end that the document uses.</summary>
    public static string LineEnd(SourceText text)
    {
        if (text.Lines.LineCount < 2)
        {
            return "\n";
        }

        var end = TextSpan.FromBounds(text.Lines.LineSpan(0).End, text.Lines.LineSpanWithEnd(0).End);
        return text.Slice(end).ToString();
    }

    /// <summary>What to put before something appended to the document, so that a blank line is between.</summary>
    public static string BlankLineBefore(SourceText text)
    {
        var end = LineEnd(text);
        var content = text.AsSpan();
        return content.IsEmpty ? "" : content.EndsWith(end + end) ? "" : content.EndsWith(end) ? end : end + end;
    }
}
