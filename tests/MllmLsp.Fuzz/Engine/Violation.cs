namespace MllmLsp.Fuzz.Engine;

/// <summary>Something that must hold for any input did not.</summary>
/// <param name="rule">Which: short and without parts of the input, so that a shorter input that breaks the same rule is known to be one.</param>
/// <param name="detail">What was seen instead.</param>
internal sealed class Violation(string rule, string detail) : Exception($"{rule}: {detail}")
{
    public string Rule { get; } = rule;
}
