using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Fixing;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Fuzz.Targets;

/// <summary>
/// A glossary file: its entries and problems, by itself and beside another; the editor's features in it; and that what was read without a
/// problem is written so that it reads the same, and an added entry changes no other.
/// </summary>
internal static class GlossaryTarget
{
    public static void Check(string input)
    {
        var text = new SourceText(input);
        var file = GlossaryParser.Parse(SmallWorld.Glossary, text);
        CheckSpans(file, input.Length);
        var workspace = SmallWorld.WithGlossary(file);
        var merged = workspace.GlossaryFor(SmallWorld.Note);
        _ = merged.Matcher.Find(input, MatchMode.Lookup);
        foreach (var problem in workspace.GlossaryProblems(file.Path, Language.Chinese))
        {
            Demand.Inside(problem, file.Path, input.Length);
        }

        foreach (var offset in new[] { 0, input.Length, input.Sum(unit => unit) % (input.Length + 1) })
        {
            CheckOffset(workspace, new GlossaryDocument(file.Path, text), offset, merged);
        }

        CheckWriting(file);
        CheckInsertion(text, file);
        CheckFixing(workspace, text);
    }

    /// <summary>What an entry says, without the places where it says it.</summary>
    public static string Facts(IEnumerable<Concept> concepts) => GlossaryWriter.Write(new LocalizedText(null, null), concepts);

    private static void CheckSpans(GlossaryFile file, int length)
    {
        foreach (var problem in file.Problems)
        {
            Demand.Inside(problem.ToDiagnostic(Language.English), file.Path, length);
        }

        foreach (var concept in file.Concepts)
        {
            Demand.Inside(concept.Span, length, "an entry");
            Demand.Inside(concept.NameSpan, length, "an entry's name");
            Demand.That(concept.Span.Contains(concept.NameSpan), "an entry holds its name", $"{concept.NameSpan} in {concept.Span}");
            foreach (var span in concept.Relations.Select(relation => relation.Span).Concat(concept.ReplacedBySpans).Concat(concept.Match.Select(example => example.Span)))
            {
                Demand.Inside(span, length, "a part of an entry");
            }
        }
    }

    private static void CheckOffset(Workspace workspace, GlossaryDocument document, int offset, Glossary merged)
    {
        var length = document.Text.Length;
        foreach (var token in LooseYaml.Read(document.Text, offset))
        {
            Demand.Inside(token.Span, length, "a token");
        }

        foreach (var item in GlossaryCompletion.At(workspace, document, offset, SmallWorld.English).Items)
        {
            Demand.Inside(item.Replace, length, "an offer");
        }

        if (GlossaryHover.At(workspace, document, offset, SmallWorld.Chinese) is { } hover)
        {
            Demand.Inside(hover.Span, length, "a hover");
        }

        _ = GlossaryNavigation.DefinitionAt(workspace, document, offset);
        foreach (var highlight in GlossaryNavigation.HighlightsAt(document, offset))
        {
            Demand.Inside(highlight.Span, length, "a highlight");
        }

        foreach (var action in CodeActions.InGlossary(workspace, document.Path, new TextSpan(offset, 0), SmallWorld.English))
        {
            Demand.Applies(action.Fix.Edits, document.Path, length, "a fix");
        }

        if (Rename.At(workspace, document, offset) is { } subject)
        {
            Demand.Inside(subject.Span, length, "a name to change");
            Demand.Applies(subject.Rename("other-id", SmallWorld.English).Edits, document.Path, length, "a rename");
        }

        if (workspace.GlossaryFiles.TryGetValue(document.Path, out var file))
        {
            _ = ConceptHierarchy.At(file, merged, offset);
        }
    }

    private static void CheckWriting(GlossaryFile file)
    {
        if (file.IsBroken || !file.IsGlossary || !file.Problems.IsEmpty)
        {
            return;
        }

        var written = GlossaryWriter.Write(file.Title, file.Concepts);
        var read = GlossaryParser.Parse(file.Path, new SourceText(written));
        Demand.That(read.Problems.IsEmpty, "what is written reads without a problem", string.Join("; ", read.Problems.Select(problem => problem.Message.English)));
        Demand.Equal(written, GlossaryWriter.Write(read.Title, read.Concepts), "what is written reads the same");
        Demand.That(
            file.Concepts.Select(concept => concept.Id).SequenceEqual(read.Concepts.Select(concept => concept.Id), StringComparer.Ordinal), "ids survive writing");
    }

    private static void CheckInsertion(SourceText text, GlossaryFile file)
    {
        var entry = ConceptEntry.Of([("Added Thing", Language.English, null), ("新增之物", Language.Chinese, null)]);
        if (ConceptInsertion.Into(text, entry) is not { } change)
        {
            return;
        }

        Demand.Inside(change.Span, text.Length, "an insertion");
        var after = GlossaryParser.Parse(file.Path, text.WithChange(change));
        Demand.That(!after.IsBroken, "an insertion leaves YAML");
        Demand.That(after.Concepts.Length == file.Concepts.Length + 1, "an insertion adds one entry");
        Demand.Equal(Facts(file.Concepts), Facts(after.Concepts.Take(file.Concepts.Length)), "an insertion changes no other entry");
    }

    private static void CheckFixing(Workspace workspace, SourceText text)
    {
        var context = SmallWorld.English with { ReadText = path => path == SmallWorld.Glossary ? text : SmallWorld.English.ReadText(path) };
        foreach (var worst in new[] { FixSafety.Safe, FixSafety.Unsafe })
        {
            var outcome = FixRun.Run(workspace, [SmallWorld.Glossary], worst, context);
            Demand.That(outcome.IsSettled, $"{worst} fixes settle");
            Demand.That(
                !outcome.Workspace.GlossaryFiles[SmallWorld.Glossary].IsBroken || workspace.GlossaryFiles[SmallWorld.Glossary].IsBroken, $"{worst} fixes leave YAML");
        }
    }
}
