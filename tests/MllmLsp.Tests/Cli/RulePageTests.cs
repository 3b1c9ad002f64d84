using System.Text.Json;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Server.Cli;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

/// <summary>What the pages say of a code is what the program does.</summary>
public sealed class RulePageTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string> Codes => [.. DiagnosticCodes.DefaultSeverities.Keys];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_code_has_a_page_and_each_page_a_code()
    {
        var pages = Directory.GetFiles($"{Repository.Path}/docs/rules", "*.md").Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Equal(DiagnosticCodes.DefaultSeverities.Keys, pages.Where(name => name != "README").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_wrong_example_gives_the_code_and_the_right_one_nothing(string code)
    {
        var page = new RulePage(code);
        page.WriteExample("Wrong", folder);
        Assert.Contains((code, SeverityName.Of(DiagnosticCodes.DefaultSeverities[code])), Lint());

        using var right = new TempFolder();
        page.WriteExample("Right", right);
        Assert.Equal([], Lint(right));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_setting_on_the_page_switches_the_code_off(string code)
    {
        var page = new RulePage(code);
        page.WriteExample("Wrong", folder);
        var setting = page.Section("How to switch it off").Split("```json\n")[1].Split("\n```")[0];
        var own = Path.Combine(folder.Path, "mllm-lsp.json");
        if (code == DiagnosticCodes.InvalidSetting)
        {
            // The setting goes into the file that is wrong.
            setting = setting.TrimEnd('}', ' ') + "} }, " + File.ReadAllText(own).Trim()[1..];
        }

        folder.Write("mllm-lsp.json", setting);
        Assert.DoesNotContain(Lint(), finding => finding.Code == code);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_comment_on_the_page_suppresses_the_code_in_a_whole_note(string code)
    {
        var page = new RulePage(code);
        page.WriteExample("Wrong", folder);
        if (!page.Section("How to switch it off").Contains($"`<!-- mllm-lsp-disable-file {code} -->`", StringComparison.Ordinal))
        {
            Assert.Contains(code, (string[])["unused-suppression", "unreadable-file", "glossary-problem", "broken-relation", "circular-definition", "unmatchable-label", "failed-example", "isolated-concept", "invalid-setting"]);
            return;
        }

        foreach (var path in Directory.GetFiles(folder.Path, "*.md", SearchOption.AllDirectories))
        {
            var before = File.ReadAllText(path);
            if (Lint().Any(finding => finding.Code == code))
            {
                File.WriteAllText(path, $"<!-- mllm-lsp-disable-file {code} -->\n\n{before}");
                if (Lint().Any(finding => finding.Code == DiagnosticCodes.UnusedSuppression))
                {
                    File.WriteAllText(path, before);
                }
            }
        }

        Assert.DoesNotContain(Lint(), finding => finding.Code == code);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_page_and_the_list_name_the_severity(string code)
    {
        var page = new RulePage(code);
        var severity = SeverityName.Of(DiagnosticCodes.DefaultSeverities[code]);
        Assert.StartsWith($"# {code}\n", page.Text, StringComparison.Ordinal);
        Assert.Contains($"\nSeverity: `{severity}`\n", page.Text, StringComparison.Ordinal);
        Assert.Contains($"| [`{code}`]({code}.md) | `{severity}` |", new RulePage("README").Text, StringComparison.Ordinal);
        foreach (var heading in new[] { "Why", "How to fix it", "中文" })
        {
            Assert.NotEqual("", page.Section(heading).Trim());
        }
    }

    private (string Code, string Severity)[] Lint(TempFolder? at = null)
    {
        var answer = Shell.Run((at ?? folder).Path, "lint", "--format", "json");
        using var json = JsonDocument.Parse(answer.Out);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => (finding.GetProperty("code").GetString()!, finding.GetProperty("severity").GetString()!))];
    }
}
