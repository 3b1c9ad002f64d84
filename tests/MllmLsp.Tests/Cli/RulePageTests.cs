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
        Assert.Contains((code, SeverityName.Of(DiagnosticCodes.DefaultSeverities[code])), Lint(code));

        using var right = new TempFolder();
        page.WriteExample("Right", right);
        Assert.Equal([], Answer(right.Path, "lint", "--format", "json"));
        Assert.DoesNotContain(Lint(code, right), finding => finding.Code == code);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_setting_on_the_page_switches_the_code_off(string code)
    {
        var page = new RulePage(code);
        page.WriteExample("Wrong", folder);
        var setting = page.Section("How to switch it off").Split("```json\n")[1].Split("\n```")[0];
        var own = Path.Combine(folder.Path, "mllm-lsp.json");
        if (code is DiagnosticCodes.InvalidSetting or DiagnosticCodes.UnusedSetting)
        {
            // The setting goes into the file that is wrong.
            setting = setting.TrimEnd('}', ' ') + "} }, " + File.ReadAllText(own).Trim()[1..];
        }

        folder.Write("mllm-lsp.json", Preset.Default.Includes(code) ? setting : $"{{ \"preset\": \"strict\", {setting.Trim()[1..]}");
        Assert.DoesNotContain(Answer(folder.Path, "lint", "--format", "json"), finding => finding.Code == code);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_comment_on_the_page_suppresses_the_code_in_a_whole_note(string code)
    {
        var page = new RulePage(code);
        page.WriteExample("Wrong", folder);
        if (!page.Section("How to switch it off").Contains($"`<!-- mllm-lsp-disable-file {code} -->`", StringComparison.Ordinal))
        {
            Assert.Contains(code, (string[])["unused-suppression", "unreadable-file", "glossary-problem", "broken-relation", "circular-definition", "unmatchable-label", "failed-example", "isolated-concept", "missing-definition", "invalid-setting", "unused-setting", "bibliography-problem"]);
            return;
        }

        foreach (var path in Directory.GetFiles(folder.Path, "*.md", SearchOption.AllDirectories))
        {
            var before = File.ReadAllText(path);
            if (Lint(code).Any(finding => finding.Code == code))
            {
                File.WriteAllText(path, $"<!-- mllm-lsp-disable-file {code} -->\n\n{before}");
                if (Lint(code).Any(finding => finding.Code == DiagnosticCodes.UnusedSuppression))
                {
                    File.WriteAllText(path, before);
                }
            }
        }

        Assert.DoesNotContain(Lint(code), finding => finding.Code == code);
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
        foreach (var heading in new[] { "Why", "How to fix it" })
        {
            Assert.NotEqual("", page.Section(heading).Trim());
        }
    }

    /// <summary>The Chinese page says the same, with the same examples.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_page_has_a_chinese_twin(string code)
    {
        var (page, twin) = (new RulePage(code), new RulePage("zh/" + code));
        var severity = SeverityName.Of(DiagnosticCodes.DefaultSeverities[code]);
        string[] presets = [.. new[] { ("default", Preset.Default), ("strict", Preset.Strict), ("links-only", Preset.LinksOnly), ("terms-only", Preset.TermsOnly) }
            .Where(preset => preset.Item2.Includes(code)).Select(preset => $"`{preset.Item1}`")];
        Assert.Contains($"\nPresets: {string.Join(", ", presets)}\n\n[中文](zh/{code}.md)\n", page.Text, StringComparison.Ordinal);
        Assert.StartsWith($"# {code}\n", twin.Text, StringComparison.Ordinal);
        Assert.Contains($"\n严重程度：`{severity}`\n预设：{string.Join("、", presets)}\n\n[English](../{code}.md)\n", twin.Text, StringComparison.Ordinal);
        Assert.Equal(Blocks(page.Section("Wrong")), Blocks(twin.Section("错误示例")));
        Assert.Equal(Blocks(page.Section("Right")), Blocks(twin.Section("正确示例")));
        Assert.Contains($"\"{code}\": \"off\"", twin.Section("怎样关闭"), StringComparison.Ordinal);
        foreach (var heading in new[] { "原因", "怎样修改" })
        {
            Assert.NotEqual("", twin.Section(heading).Trim());
        }
    }

    [Fact]
    public void There_is_no_chinese_page_without_a_code() => Assert.Equal(
        DiagnosticCodes.DefaultSeverities.Keys,
        Directory.GetFiles($"{Repository.Path}/docs/rules/zh", "*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));

    /// <summary>The names and the content of the files of an example.</summary>
    private static string[] Blocks(string section) =>
        [.. section.Split('`').Where((_, index) => index % 2 == 1).Concat(section.Split("```").Where((_, index) => index % 2 == 1))];

    /// <summary>With the code's rule on: strict where no other preset has it, and the example no settings of its own.</summary>
    private (string Code, string Severity)[] Lint(string code, TempFolder? at = null)
    {
        var target = at ?? folder;
        if (Preset.Default.Includes(code))
        {
            return Answer(target.Path, "lint", "--format", "json");
        }

        using var settings = new TempFolder();
        settings.Write("strict.json", """{ "preset": "strict" }""");
        return Answer(target.Path, "lint", "--format", "json", "--config", Path.Combine(settings.Path, "strict.json"));
    }

    private static (string Code, string Severity)[] Answer(string folder, params string[] arguments)
    {
        var answer = Shell.Run(folder, arguments);
        using var json = JsonDocument.Parse(answer.Out);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => (finding.GetProperty("code").GetString()!, finding.GetProperty("severity").GetString()!))];
    }
}
