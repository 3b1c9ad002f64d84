namespace MllmLsp.Fuzz.Engine;

/// <summary>Something that reads what others wrote.</summary>
/// <param name="Name">Names the grammar, the seeds and the findings, too.</param>
/// <param name="Check">Reads the input and throws where anything is not as it must be for any input.</param>
internal sealed record Target(string Name, Action<string> Check);
