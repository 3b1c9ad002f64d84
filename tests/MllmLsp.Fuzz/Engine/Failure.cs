namespace MllmLsp.Fuzz.Engine;

/// <summary>What went wrong with an input.</summary>
/// <param name="Kind">The rule that was broken, or the exception and where it was thrown: two inputs of one kind have one cause.</param>
internal sealed record Failure(string Kind, Exception Exception)
{
    /// <summary>Checks an input; null where all is well.</summary>
    public static Failure? Of(Target target, string input)
    {
        try
        {
            target.Check(input);
            return null;
        }
        catch (Exception e)
        {
            var cause = e is AggregateException { InnerException: { } inner } ? inner : e;
            return new Failure(cause is Violation violation ? violation.Rule : $"{cause.GetType().Name} {PlaceOf(cause)}", cause);
        }
    }

    /// <summary>The first line of the stack that is ours.</summary>
    private static string PlaceOf(Exception e)
    {
        var lines = (e.StackTrace ?? "").Split('\n').Select(line => line.Trim()).ToArray();
        var own = Array.Find(lines, line => line.Contains("MllmLsp.", StringComparison.Ordinal)) ?? (lines.Length > 0 ? lines[0] : "");
        var end = own.IndexOf('(', StringComparison.Ordinal);
        return end < 0 ? own : own[..end];
    }
}
