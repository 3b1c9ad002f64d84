using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// Finds circular definitions (ISO 704, 6.5.2): one that says nothing but the term itself, one whose class is the term itself
/// ("a RoPE that ..."), and concepts that are defined by each other.
/// </summary>
/// <remarks>
/// A definition rests on another concept where it begins with that concept's label, or says little besides
/// (<see cref="DefinitionText.SaysOnly"/>). Concepts are defined by each other where these steps lead in a circle. That a definition
/// merely mentions the other term is no circle: most pairs of related concepts do.
/// </remarks>
internal sealed class DefinitionCheck(TermMatcher matcher, FoundProblems problems)
{
    public void Run(ImmutableArray<WrittenEntry> entries)
    {
        foreach (var language in (Language[])[Language.English, Language.Chinese])
        {
            var rests = new Dictionary<Concept, (WrittenEntry Entry, Concept On)>(ReferenceEqualityComparer.Instance);
            foreach (var entry in entries)
            {
                if (entry.Written.Definition.Only(language) is not { } text || entry.Written.DefinitionPlaces.Only(language) is not { } place)
                {
                    continue;
                }

                var definition = new DefinitionText(text, matcher.Find(text, MatchMode.Lookup), entry.InForce);
                if (definition.IsAboutItself())
                {
                    problems.Add(entry.Path, DiagnosticCodes.CircularDefinition, place, new Wording(
                        $"The definition of '{entry.InForce.Id}' explains the term by itself: name the class that it belongs to and what sets it apart.",
                        $"“{entry.InForce.Id}”的定义是用术语自身解释自身：请写出它属于哪一类、与同类有何区别。"));
                }
                else if (definition.RestsOn() is { } other)
                {
                    rests[entry.InForce] = (entry, other);
                }
            }

            ReportCircles(rests, language);
        }
    }

    /// <summary>Each concept rests on one other at most, so that a walk which meets its own steps has found a circle. Linear.</summary>
    private void ReportCircles(Dictionary<Concept, (WrittenEntry Entry, Concept On)> rests, Language language)
    {
        var walkOf = new Dictionary<Concept, int>(ReferenceEqualityComparer.Instance);
        var walk = 0;
        foreach (var start in rests.Keys)
        {
            walk++;
            var at = start;
            while (rests.TryGetValue(at, out var step) && walkOf.TryAdd(at, walk))
            {
                at = step.On;
            }

            if (walkOf.GetValueOrDefault(at) != walk)
            {
                continue;
            }

            var first = at;
            do
            {
                var (entry, on) = rests[at];
                Report(entry, rests[on].Entry, language);
                at = on;
            }
            while (!ReferenceEquals(at, first));
        }
    }

    private void Report(WrittenEntry entry, WrittenEntry on, Language language) => problems.Add(
        entry.Path,
        DiagnosticCodes.CircularDefinition,
        entry.Written.DefinitionPlaces.Only(language)!.Value,
        new Wording(
            $"'{entry.InForce.Id}' is defined by '{on.InForce.Id}', and that leads back here: define one of them by other words.",
            $"“{entry.InForce.Id}”用“{on.InForce.Id}”来定义，而后者又回到此处：请换用别的词定义其中之一。"),
        new GlossaryProblemPlace(
            on.Path,
            on.Written.DefinitionPlaces.Only(language)!.Value,
            new Wording($"The definition of '{on.InForce.Id}'.", $"“{on.InForce.Id}”的定义。")));
}
