using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>The label of a link definition or of a footnote, with every use in its note. What a reader sees stays.</summary>
internal sealed record LabelRename(TextSpan Span, string Name, Document Note, SourceText Text, string Label, bool IsFootnote) : RenameSubject(Span, Name)
{
    public static RenameSubject? Find(Workspace workspace, Document document, int offset)
    {
        if (document.Text is not { } text)
        {
            return null;
        }

        foreach (var reference in document.Outline.References)
        {
            if (reference.IsLabelled && reference.TargetSpan.Touches(offset))
            {
                return Of(reference.TargetSpan, reference.Target, reference.Kind == ReferenceKind.Footnote);
            }
        }

        foreach (var definition in document.Outline.Definitions)
        {
            if (definition.LabelSpan.Touches(offset))
            {
                return Of(definition.LabelSpan, definition.Label, false);
            }
        }

        foreach (var footnote in document.Outline.Footnotes)
        {
            if (footnote.LabelSpan.Touches(offset))
            {
                return Of(footnote.LabelSpan, footnote.Label, true);
            }
        }

        return null;

        LabelRename Of(TextSpan span, string label, bool isFootnote) => new(span, text.Slice(span).ToString(), document, text, label, isFootnote);
    }

    public override RenameResult Rename(string name, FeatureContext context)
    {
        name = name.Trim();
        if (name.Length == 0 || name.Length > 999 || name.AsSpan().IndexOfAny("[]\r\n") >= 0 || (IsFootnote && name.AsSpan().IndexOfAny(" \t^") >= 0))
        {
            return IsFootnote
                ? RenameResult.Refused("A footnote's label has no spaces, brackets or carets.", "脚注标签不能含空格、方括号或 ^。")
                : RenameResult.Refused("A label is one line without brackets.", "链接标签是一行文字，不能含方括号。");
        }

        var label = LinkLabel.Normalize(name);
        var isTaken = label != Label && (IsFootnote ? Note.Outline.FindFootnote(label) is not null : Note.Outline.FindDefinition(label) is not null);
        return isTaken
            ? RenameResult.Refused($"The label '{name}' is defined already: choose another one.", $"标签“{name}”已有定义：请换一个。")
            : RenameResult.Of(Changes(name).Select(change => (Note.Path, change)));
    }

    private IEnumerable<TextChange> Changes(string name)
    {
        foreach (var reference in Note.Outline.References.Where(reference => reference.Target == Label))
        {
            switch (reference.Kind)
            {
                case ReferenceKind.Footnote when IsFootnote:
                case ReferenceKind.Full when !IsFootnote:
                case ReferenceKind.Undefined when !IsFootnote && !IsCollapsed(reference):
                    yield return new TextChange(reference.TargetSpan, name);
                    break;

                // The label is the text, too, which stays: `[text][]` and `[text]` become `[text][label]`.
                case ReferenceKind.Collapsed when !IsFootnote:
                case ReferenceKind.Undefined when !IsFootnote:
                    yield return new TextChange(new TextSpan(reference.Span.End - 1, 0), name);
                    break;
                case ReferenceKind.Shortcut when !IsFootnote:
                    yield return new TextChange(new TextSpan(reference.Span.End, 0), $"[{name}]");
                    break;
            }
        }

        var definitions = IsFootnote
            ? Note.Outline.Footnotes.Where(footnote => footnote.Label == Label).Select(footnote => footnote.LabelSpan)
            : Note.Outline.Definitions.Where(definition => definition.Label == Label).Select(definition => definition.LabelSpan);
        foreach (var definition in definitions)
        {
            yield return new TextChange(definition, name);
        }
    }

    private bool IsCollapsed(Reference reference) => Text.Slice(reference.Span).EndsWith("[]", StringComparison.Ordinal);
}
