using System.Collections.Immutable;
using System.Text;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries;

/// <summary>Checks labels between entries: each names one concept (but for homonyms), and the matcher can meet it.</summary>
internal sealed class LabelCheck(Glossary glossary, LabelIndex labels, FoundProblems problems)
{
    public void Run(ImmutableArray<WrittenEntry> entries)
    {
        foreach (var concept in glossary.Concepts)
        {
            CheckOwners(concept);
        }

        foreach (var entry in entries)
        {
            foreach (var label in entry.Written.Labels.Where(label => !CanMatch(label, entry.InForce)))
            {
                problems.Add(entry.Path, Unmatchable(entry.Path, label));
            }
        }
    }

    private void CheckOwners(Concept concept)
    {
        if (concept.Labels.IsEmpty)
        {
            problems.Warn(concept.DefinedIn, concept.NameSpan, new Wording(
                $"The entry has no label, and there is no built-in concept '{concept.Id}' to lay it over: add one or correct the id.",
                $"条目没有名称，也没有编号为“{concept.Id}”的内置概念可供补充：请加上名称，或改正编号。"));
        }

        foreach (var label in concept.Labels)
        {
            if (LabelIndex.KeyOf(label.Text) is { } key && OtherOwner(concept, label, key) is { } other)
            {
                // A user can mend their own file only.
                var isOthersTurn = Glossary.IsBuiltIn(PathOf(concept, label)) && !Glossary.IsBuiltIn(PathOf(other.Concept, other.Label));
                Clash(isOthersTurn ? other : (concept, label), isOthersTurn ? (concept, label) : other);
            }
        }
    }

    private void Clash((Concept Concept, Label Label) one, (Concept Concept, Label Label) other)
    {
        var (label, rival) = (one.Label.Text, other.Concept.Id);
        var isAvoided = one.Label.Role == LabelRole.Avoided || other.Label.Role == LabelRole.Avoided;
        var message = (one.Label.Role, other.Label.Role) switch
        {
            (LabelRole.Avoided, _) => new Wording(
                $"'{label}' is a label to avoid here but a label of '{rival}': remove one of them.",
                $"“{label}”在此是应避免的名称，却是“{rival}”的名称：请删去其中之一。"),
            (_, LabelRole.Avoided) => new Wording(
                $"'{label}' is a label here but a label to avoid in '{rival}': remove one of them.",
                $"“{label}”在此是名称，在“{rival}”中却是应避免的名称：请删去其中之一。"),
            _ => new Wording(
                $"'{label}' is a label of '{rival}' too: rename one of them, or write 'homonym: true' where both are meant.",
                $"“{label}”也是“{rival}”的名称：请改名，若确有两种含义，请写上“homonym: true”。"),
        };
        var related = new Wording($"A label of '{rival}'.", $"“{rival}”的名称。");
        var path = PathOf(one.Concept, one.Label);
        problems.Add(path, new GlossaryProblem(DiagnosticCodes.GlossaryProblem, Severity.Warning, one.Label.Span, message)
        {
            Related = [new GlossaryProblemPlace(PathOf(other.Concept, other.Label), other.Label.Span, related)],
            Fixes = !isAvoided && path == one.Concept.DefinedIn && glossary.Files.TryGetValue(path, out var file)
                ? EntryEdit.AddKey(file, one.Concept, "homonym", "true")
                : [],
        });
    }

    private static string PathOf(Concept concept, Label label) => label.DefinedIn ?? concept.DefinedIn;

    private (Concept Concept, Label Label)? OtherOwner(Concept concept, Label label, string key)
    {
        foreach (var other in labels.Sharing(key))
        {
            if (ReferenceEquals(other.Concept, concept))
            {
                // The index keeps the order of the concepts: whatever follows meets the pair again and reports it.
                return null;
            }

            var isAvoided = label.Role == LabelRole.Avoided || other.Label.Role == LabelRole.Avoided;
            var clashes = isAvoided ? label.Role != other.Label.Role && label.Text == other.Label.Text : true;
            if (clashes && !concept.Homonym && !other.Concept.Homonym)
            {
                return other;
            }
        }

        return null;
    }

    /// <summary>Whether a text that is just the label is found to be it: by the matcher itself, edges and separators included.</summary>
    private bool CanMatch(Label label, Concept concept)
    {
        // What clashes with another entry's label is reported as that.
        if (LabelIndex.KeyOf(label.Text) is { } key && labels.Sharing(key).Any(other => !ReferenceEquals(other.Concept, concept)))
        {
            return true;
        }

        foreach (var match in glossary.Matcher.Find(label.Text, MatchMode.Strict))
        {
            if (ReferenceEquals(match.Concept, concept) || match.Homonyms.Contains(concept))
            {
                var rest = label.Text.Remove(match.Span.Start, match.Span.Length);
                return rest.All(Separators.Is);
            }
        }

        return false;
    }

    private GlossaryProblem Unmatchable(string path, Label label)
    {
        var problem = new GlossaryProblem(
            DiagnosticCodes.UnmatchableLabel,
            DiagnosticCodes.DefaultSeverities[DiagnosticCodes.UnmatchableLabel],
            label.Span,
            new Wording(
                $"No text can match '{label.Text}', as parts of a term are joined by one hyphen or one space: write only one of them.",
                $"没有文字能匹配“{label.Text}”，因为术语各部分之间只能有一个连字符或空格：请只保留一个。"));
        var joined = WithOneSeparator(label.Text);
        return joined != label.Text && glossary.IsWrittenAt(path, label.Span, label.Text)
            ? problem with { Fixes = [GlossaryProblemFix.ChangeTo(joined, path, label.Span)] }
            : problem;
    }

    /// <summary>The label with each run of hyphens and spaces reduced to its first hyphen, or to a space.</summary>
    private static string WithOneSeparator(string label)
    {
        var result = new StringBuilder(label.Length);
        for (var i = 0; i < label.Length;)
        {
            var end = i;
            while (end < label.Length && Separators.Is(label[end]))
            {
                end++;
            }

            if (end == i)
            {
                result.Append(label[i++]);
                continue;
            }

            var hyphen = label.AsSpan(i, end - i).IndexOfAny("-\u2010\u2011\u2013\uFF0D");
            result.Append(label[hyphen < 0 ? i : i + hyphen]);
            i = end;
        }

        return result.ToString();
    }
}
