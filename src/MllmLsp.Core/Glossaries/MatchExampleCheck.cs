using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// Runs the sentences of <c>match</c> and <c>noMatch</c> through the matcher in force, as findings and counts see a note: in
/// <see cref="MatchMode.Strict"/>, all glossaries merged.
/// </summary>
internal sealed class MatchExampleCheck(TermMatcher matcher, FoundProblems problems)
{
    public void Run(ImmutableArray<WrittenEntry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var example in entry.Written.Match)
            {
                CheckFound(entry, example);
            }

            foreach (var example in entry.Written.NoMatch)
            {
                CheckNotFound(entry, example);
            }
        }
    }

    private void CheckFound(WrittenEntry entry, MatchExample example)
    {
        var found = matcher.Find(example.Text, MatchMode.Strict);
        if (found.Any(match => ReferenceEquals(match.Concept, entry.InForce)))
        {
            return;
        }

        var id = entry.InForce.Id;
        var others = found.Select(match => match.Concept.Id).Distinct().Take(3).ToArray();
        Fail(entry, example, others.Length == 0
            ? new Wording(
                $"'{id}' has to be found in this sentence and nothing is: add the label that stands in it, or correct the sentence.",
                $"此句中应当找到“{id}”，却什么也没有找到：请加上句中的名称，或改正此句。")
            : new Wording(
                $"'{id}' has to be found in this sentence and only {Listed(others, "'", "'", ", ")} is: correct a label or the sentence.",
                $"此句中应当找到“{id}”，却只找到{Listed(others, "“", "”", "、")}：请改正名称或此句。"));
    }

    private void CheckNotFound(WrittenEntry entry, MatchExample example)
    {
        foreach (var match in matcher.Find(example.Text, MatchMode.Strict).Where(match => ReferenceEquals(match.Concept, entry.InForce)))
        {
            var (id, text) = (entry.InForce.Id, example.Text.Substring(match.Span.Start, match.Span.Length));
            Fail(
                entry,
                example,
                new Wording(
                    $"'{id}' must not be found in this sentence, but '{text}' is its label: narrow the label or add 'near'.",
                    $"此句中不应找到“{id}”，但“{text}”是它的名称：请收窄此名称，或加上“near”。"),
                new GlossaryProblemPlace(
                    match.Label.DefinedIn ?? match.Concept.DefinedIn, match.Label.Span, new Wording("The label that matches.", "匹配的名称。")));
            return;
        }
    }

    private void Fail(WrittenEntry entry, MatchExample example, Wording message, params ImmutableArray<GlossaryProblemPlace> related) =>
        problems.Add(entry.Path, DiagnosticCodes.FailedExample, example.Span, message, related);

    private static string Listed(string[] ids, string open, string close, string comma) => string.Join(comma, ids.Select(id => open + id + close));
}
