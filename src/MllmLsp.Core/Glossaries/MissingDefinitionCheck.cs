using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// Finds entries that nothing defines, in a file at least half of whose entries have a definition: a plain list of names and translations needs
/// none. What is laid over another entry has that one's.
/// </summary>
internal sealed class MissingDefinitionCheck(FoundProblems problems)
{
    public void Run(ImmutableArray<WrittenEntry> entries)
    {
        foreach (var file in entries.Where(entry => !Glossary.IsBuiltIn(entry.Path)).GroupBy(entry => entry.Path, StringComparer.Ordinal))
        {
            var undefined = file.Where(entry => entry.InForce is { Definition: { English: null, Chinese: null }, Deprecated: false }).ToArray();
            foreach (var entry in undefined.Where(_ => undefined.Length * 2 <= file.Count()))
            {
                problems.Add(entry.Path, DiagnosticCodes.MissingDefinition, entry.Written.NameSpan, new Wording(
                    $"Nothing says what '{entry.InForce.Id}' is: add 'definition'.",
                    $"没有写出“{entry.InForce.Id}”是什么：请加上“definition”。"));
            }
        }
    }
}
