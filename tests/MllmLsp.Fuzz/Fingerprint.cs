namespace MllmLsp.Fuzz;

/// <summary>A file's name for a kind of failure.</summary>
internal static class Fingerprint
{
    public static string Of(string kind) => string.Concat(kind.Select(unit => char.IsAsciiLetterOrDigit(unit) ? char.ToLowerInvariant(unit) : '-')).Trim('-') is var name && name.Length > 80
        ? name[^80..]
        : name;
}
