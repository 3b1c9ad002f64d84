using System.Text;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Cli;

/// <summary>The pages of <c>docs/rules</c>, which come with the program, in both languages.</summary>
internal static class RulePages
{
    /// <summary>Markdown.</summary>
    public static string Of(string code, Language language)
    {
        var name = language == Language.Chinese ? $"rules/zh/{code}.md" : $"rules/{code}.md";
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The page {name} is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The page's first paragraph.</summary>
    public static string SummaryOf(string code, Language language) => Of(code, language).Split("\n\n")[1].Replace('\n', ' ');

    /// <summary>The page's first paragraph, without the marks of code.</summary>
    public static string PlainSummaryOf(string code, Language language) => SummaryOf(code, language).Replace("`", "", StringComparison.Ordinal).Trim();
}
