using System.Collections.Immutable;

namespace MllmLsp.Core.Glossaries;

/// <summary>A label that several concepts share.</summary>
/// <param name="Label">As the first of them spells it.</param>
/// <param name="Concepts">At least two, in the order of the glossary.</param>
public sealed record Homonym(string Label, ImmutableArray<Concept> Concepts);
