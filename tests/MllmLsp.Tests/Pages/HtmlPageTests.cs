using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Pages;

namespace MllmLsp.Tests.Pages;

public class HtmlPageTests
{
    private const string Hostile = "</script><!-- <script> ]]> & \u2028 \" ' 位置 😀 <b onclick=x>";

    /// <summary>The pages that <c>src/MllmLsp.Web</c> has: a new one is checked without being named here.</summary>
    public static TheoryData<string> Kinds =>
        [.. Directory.GetDirectories($"{Repository.Path}/src/MllmLsp.Web/src/pages").Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_page_is_whole_and_asks_for_nothing(string kind)
    {
        var html = Page(kind, "t", Language.English);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">\n", html, StringComparison.Ordinal);
        Assert.EndsWith("</script>\n</body>\n</html>\n", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; script-src 'sha256-", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)@import|url\(\s*[""']?(?!data:)", Regex.Match(html, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value);
        Assert.DoesNotMatch(@"(?i)<(?:link|img|iframe)|\bsrc\s*=", Regex.Replace(html, "<script>.*?</script>", "", RegexOptions.Singleline));
        Assert.Equal(2, Regex.Count(html, "<script"));
        Assert.Single(Regex.Matches(html, "<style"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_policy_allows_the_pages_own_script_and_style(string kind)
    {
        var html = Page(kind, "t", Language.English);
        foreach (var element in new[] { "script", "style" })
        {
            var content = Regex.Match(html, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            Assert.Contains($"{element}-src 'sha256-{hash}';", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Data_and_title_cannot_leave_their_element(string kind)
    {
        var html = Page(kind, Hostile, Language.Chinese);
        Assert.Equal(2, Regex.Count(html, "</script"));
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.Contains("位置 ", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\">", html, StringComparison.Ordinal);
        var data = Regex.Match(html, "<script type=\"application/json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(Hostile, JsonDocument.Parse(data).RootElement.GetProperty("text").GetString());
    }

    private static string Page(string kind, string title, Language language)
    {
        var output = new StringWriter();
        HtmlPage.Write(output, kind, title, language, json =>
        {
            json.WriteStartObject();
            json.WriteString("text", Hostile);
            json.WriteEndObject();
        });
        return output.ToString();
    }
}
