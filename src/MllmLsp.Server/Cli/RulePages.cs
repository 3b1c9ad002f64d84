using System.Reflection;

namespace MllmLsp.Server.Cli;

/// <summary>The pages of <c>docs/rules</c>, which the program carries with it.</summary>
internal static class RulePages
{
    /// <summary>A rule's page in Markdown, with <c>\n</c>; null for a code without one.</summary>
    public static string? Find(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"rules/{code}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>A page's first paragraph, as plain text: what the rule is about.</summary>
    public static string Summary(string page) => page.Split("\n\n").Skip(1).FirstOrDefault("").Replace('\n', ' ').Replace("`", "", StringComparison.Ordinal).Trim();
}
