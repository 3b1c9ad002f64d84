using System.Collections.Immutable;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// Checks between the entries of all files, after SKOS (S13, S14, S27) and ISO 30042: ids, labels, relations, definitions, and the example
/// sentences of entries.
/// </summary>
internal static class GlossaryCheck
{
    /// <summary>Linear in the text of the glossary, with the cost of a search of its definitions and labels.</summary>
    public static ImmutableDictionary<string, ImmutableArray<GlossaryProblem>> Run(
        Glossary glossary, ImmutableArray<GlossaryFile> files, IReadOnlyList<GlossaryMerge.DuplicateId> duplicates, LabelIndex labels)
    {
        var problems = new FoundProblems();
        foreach (var (leftOut, kept) in duplicates)
        {
            var message = new Wording(
                $"The id '{leftOut.Id}' is another entry's already, and that one holds: give this entry another id.",
                $"编号“{leftOut.Id}”已属于另一条目，以那一条目为准：请为此条目另取编号。");
            problems.Warn(leftOut.DefinedIn, leftOut.NameSpan, message,
                new GlossaryProblemPlace(kept.DefinedIn, kept.NameSpan, new Wording("The entry that holds.", "生效的条目。")));
        }

        var entries = WrittenEntry.Of(glossary, files, duplicates.Select(duplicate => duplicate.LeftOut));
        new LabelCheck(glossary, labels, problems).Run(entries);
        new RelationCheck(glossary, problems).Run(entries);
        new DefinitionCheck(glossary.Matcher, problems).Run(entries);
        new MissingDefinitionCheck(problems).Run(entries);
        new MatchExampleCheck(glossary.Matcher, problems).Run(entries);
        return problems.InOrder();
    }
}
