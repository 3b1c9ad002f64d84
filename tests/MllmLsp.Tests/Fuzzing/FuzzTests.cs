using MllmLsp.Fuzz.Engine;
using MllmLsp.Fuzz.Targets;

namespace MllmLsp.Tests.Fuzzing;

/// <summary>The fuzzer's short form: its first inputs on every target, and all that it ever found. <c>eng/fuzz.sh</c> goes on from there.</summary>
public class FuzzTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Seeds count among the cases.</summary>
    [Theory]
    [InlineData("markdown", 60)]
    [InlineData("glossary", 200)]
    [InlineData("settings", 1500)]
    [InlineData("bib", 3000)]
    [InlineData("frames", 40)]
    [InlineData("harvest", 150)]
    [InlineData("csv", 200)]
    [InlineData("tables", 150)]
    [InlineData("tbx", 300)]
    [InlineData("skos", 300)]
    [InlineData("contextive", 500)]
    [InlineData("ignore", 2000)]
    public async Task Inputs_of_all_kinds_are_handled(string target, int cases)
    {
        var campaign = new Campaign(AllTargets.Find(target)!, seed: 1) { Shortens = false };
        var result = await Task.Run(() => campaign.Run(tried => tried < LongRun.Cases(cases))).WaitAsync(Patience * LongRun.Factor);
        Assert.Equal(LongRun.Cases(cases), result.Cases);
        Assert.True(
            result.Failures.IsEmpty,
            string.Join("\n\n", result.Failures.Select(failure => $"{failure.Key}\n{Escaped.Write(failure.Value.Input)}\n{failure.Value.Exception}")));
    }

    [Fact]
    public void Every_target_is_tried_here() => Assert.Equal(
        AllTargets.All.Select(target => target.Name),
        typeof(FuzzTests).GetMethod(nameof(Inputs_of_all_kinds_are_handled))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>().Select(row => (string)row.Data[0]!));

    public static TheoryData<string, string> Findings => [.. AllTargets.All.SelectMany(target => Corpus.Findings(target.Name).Select(finding => (target.Name, finding.Name)))];

    [Theory]
    [MemberData(nameof(Findings))]
    public async Task What_was_found_once_is_handled(string target, string finding)
    {
        var input = Corpus.Findings(target).Single(each => each.Name == finding).Input;
        await Task.Run(() => AllTargets.Find(target)!.Check(input)).WaitAsync(Patience);
    }

    /// <summary>The fuzzer finds what is there to be found, and makes it short.</summary>
    [Fact]
    public void A_fault_is_found_and_shortened()
    {
        var faulty = new Target("markdown", input => Demand.That(!input.Contains("[[", StringComparison.Ordinal) || !input.Contains('|'), "no fault"));
        var result = new Campaign(faulty, seed: 7).Run(tried => tried < 200);
        Assert.Contains(Assert.Single(result.Failures).Value.Input, new[] { "[[|", "|[[" });
    }

    /// <summary>The same numbers make the same inputs: a finding can be repeated.</summary>
    [Fact]
    public void Inputs_are_repeatable()
    {
        static List<string> Inputs()
        {
            var inputs = new List<string>();
            new Campaign(new Target("bib", inputs.Add), seed: 3).Run(tried => tried < 500);
            return inputs;
        }

        Assert.Equal(Inputs(), Inputs());
    }

    [Fact]
    public void Any_text_comes_back_from_its_escapes()
    {
        const string Text = "a\\b\n\r\t\0é\u0301😀\u2028\\u0041\\\\n";
        foreach (var text in new[] { Text, string.Concat(Text, (char)0xD83D), string.Concat((char)0xDE00, Text) })
        {
            Assert.Equal(text, Escaped.Read(Escaped.Write(text)));
        }
    }
}
