using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Fixing;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Fuzz.Targets;

/// <summary>
/// A note in a small workspace: its outline, the findings, fixes until nothing is left to mend, and every feature at three offsets. Reading is
/// asked twice for the same answer, and edits step by step for that of the whole text.
/// </summary>
internal static class MarkdownTarget
{
    public static void Check(string input)
    {
        var text = new SourceText(input);
        var outline = MarkdownParser.Parse(text);
        foreach (var span in OutlineSpans.All(outline))
        {
            Demand.Inside(span, input.Length, "a span of the outline");
        }

        CheckEdits(input, outline);
        var workspace = SmallWorld.WithNote(text);
        var note = workspace.Find(SmallWorld.Note)!;
        CheckFindings(workspace, note, text);
        CheckWhole(workspace, note, text);

        // Any offset that the input itself decides on, so that a finding can be repeated; and both ends.
        foreach (var offset in new[] { 0, input.Length, input.Sum(unit => unit) % (input.Length + 1) })
        {
            CheckOffset(workspace, note, text, offset);
        }

        // The most costly by far: one input in four, as the input itself decides.
        if (input.Length % 4 == 1)
        {
            CheckFixing(workspace, text);
        }
    }

    /// <summary>The text typed in three pieces, with a slip that is taken back, is the text.</summary>
    private static void CheckEdits(string input, Outline whole)
    {
        var (third, two) = (input.Length / 3, 2 * input.Length / 3);
        var typed = SourceText.Empty
            .WithChange(new TextChange(default, input[two..]))
            .WithChange(new TextChange(default, input[..third]))
            .WithChange(new TextChange(new TextSpan(third, 0), "x" + input[third..two]))
            .WithChange(new TextChange(new TextSpan(third, 1), ""));
        Demand.Equal(input, typed.ToString(), "edits equal the whole text");
        Demand.Equal(Describe(whole), Describe(MarkdownParser.Parse(typed)), "a text has one outline");
    }

    private static string Describe(Outline outline) => string.Join('\n', OutlineSpans.All(outline)) + string.Join('\n', outline.References) + string.Join('\n', outline.Headings);

    private static void CheckFindings(Workspace workspace, Document note, SourceText text)
    {
        var english = RuleSet.Run(workspace, note, Language.English);
        foreach (var finding in english)
        {
            Demand.Inside(finding, note.Path, text.Length);
            foreach (var fix in CodeActions.FixesFor(workspace, note, finding, SmallWorld.English))
            {
                Demand.Applies(fix.Edits, note.Path, text.Length, $"a fix of {finding.Code}");
            }
        }

        var chinese = RuleSet.Run(workspace, note, Language.Chinese);
        Demand.Equal(Places(english), Places(chinese), "findings do not depend on the reader's language");
    }

    private static string Places(IEnumerable<Diagnostic> findings) => string.Join('\n', findings.Select(finding => $"{finding.Code} {finding.Span} {finding.Severity}"));

    private static void CheckWhole(Workspace workspace, Document note, SourceText text)
    {
        var all = new TextSpan(0, text.Length);
        var end = 0;
        foreach (var token in SemanticTokens.In(workspace, note, all))
        {
            Demand.Inside(token.Span, text.Length, "a token");
            Demand.That(token.Span.Start >= end, "tokens are in order and apart");
            end = token.Span.End;
        }

        foreach (var hint in InlayHints.In(workspace, note, all))
        {
            Demand.Inside(new TextSpan(hint.Offset, 0), text.Length, "a hint");
        }

        foreach (var link in DocumentLinks.Of(workspace, note, SmallWorld.English))
        {
            Demand.Inside(link.Span, text.Length, "a link");
        }

        foreach (var fold in FoldingRanges.Of(note))
        {
            Demand.That(fold.StartLine >= 0 && fold.StartLine < fold.EndLine && fold.EndLine < text.Lines.LineCount, "folds have lines", fold.ToString());
        }

        CheckSymbols(DocumentSymbols.Of(note), all);
        _ = CodeLenses.Of(note).Select(lens => CodeLenses.Resolve(workspace, note, lens, SmallWorld.English)).ToArray();
        _ = LinkHierarchy.Incoming(workspace, note.Path, null);
        _ = LinkHierarchy.Outgoing(workspace, note.Path, null);
        _ = NoteUses.OfNote(workspace, note.Path, SmallWorld.Chinese);
        _ = NoteGraph.Of(workspace, Language.Chinese);
        _ = TermSheet.Of(workspace, note, text, Language.English);
        _ = FileMoves.Edits(workspace, [new FileMove(note.Path, "/ws/moved.md")], SmallWorld.English);
    }

    private static void CheckSymbols(IEnumerable<DocumentSymbol> symbols, TextSpan parent)
    {
        foreach (var symbol in symbols)
        {
            Demand.That(parent.Contains(symbol.Span), "a symbol lies in its parent", $"{symbol.Span} in {parent}");
            Demand.That(symbol.Span.Contains(symbol.Selection), "a symbol holds its name", $"{symbol.Selection} in {symbol.Span}");
            CheckSymbols(symbol.Children, symbol.Span);
        }
    }

    private static void CheckOffset(Workspace workspace, Document note, SourceText text, int offset)
    {
        if (Hover.At(workspace, note, offset, SmallWorld.Chinese) is { } hover)
        {
            Demand.Inside(hover.Span, text.Length, "a hover");
        }

        if (Definition.At(workspace, note, offset) is { } definition)
        {
            Demand.Inside(definition.Origin, text.Length, "a definition's origin");
        }

        foreach (var place in References.At(workspace, note, offset, true, SmallWorld.English).Where(place => place.Path == note.Path))
        {
            Demand.Inside(place.Span, text.Length, "a reference");
        }

        foreach (var item in Completion.At(workspace, note, offset, SmallWorld.English).Items)
        {
            Demand.Inside(item.Replace, text.Length, "an offer");
            Demand.That(item.Replace.Touches(offset), "an offer is for the cursor", $"{item.Replace} at {offset}");
        }

        foreach (var highlight in DocumentHighlights.At(workspace, note, offset))
        {
            Demand.Inside(highlight.Span, text.Length, "a highlight");
        }

        foreach (var span in LinkedEditing.At(note, offset))
        {
            Demand.Inside(span, text.Length, "a linked range");
        }

        var around = new TextSpan(offset, 0);
        foreach (var span in (SelectionRanges.At(workspace, note, [offset]) ?? []).SelectMany(ranges => ranges))
        {
            Demand.Inside(span, text.Length, "a selection");
            Demand.That(span.Contains(around), "a selection holds the cursor", $"{span} at {offset}");
            around = span;
        }

        _ = CodeActions.In(workspace, note, new TextSpan(offset, 0), SmallWorld.English);
        _ = LinkHierarchy.Prepare(workspace, note, offset);
        _ = ConceptHierarchy.At(workspace, note, offset);
        if (Rename.At(workspace, note, offset) is { } subject)
        {
            Demand.Inside(subject.Span, text.Length, "a name to change");
            foreach (var name in new[] { "other", "新 名", "", "a/b", "x]y|z#" })
            {
                Demand.Applies(subject.Rename(name, SmallWorld.English).Edits, note.Path, text.Length, "a rename");
            }
        }
    }

    private static void CheckFixing(Workspace workspace, SourceText text)
    {
        var context = SmallWorld.English with { ReadText = path => path == SmallWorld.Note ? text : SmallWorld.English.ReadText(path) };
        foreach (var worst in new[] { FixSafety.Safe, FixSafety.Unsafe })
        {
            ImmutableArray<string> paths = [SmallWorld.Note];
            var outcome = FixRun.Run(workspace, paths, worst, context);
            Demand.That(outcome.IsSettled, $"{worst} fixes settle");
            var again = FixRun.Run(outcome.Workspace, paths, worst, context with { ReadText = path => outcome.Texts.GetValueOrDefault(path) ?? context.ReadText(path) });
            Demand.Equal(
                outcome.Texts.GetValueOrDefault(SmallWorld.Note, text).ToString(),
                again.Texts.GetValueOrDefault(SmallWorld.Note, outcome.Texts.GetValueOrDefault(SmallWorld.Note, text)).ToString(),
                $"{worst} fixes leave nothing to mend");
        }
    }
}
