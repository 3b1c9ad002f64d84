using MllmLsp.Core.Glossaries;

namespace MllmLsp.Tests.Glossaries;

/// <summary>Long texts that labels nearly match: the matcher reads each character a bounded number of times.</summary>
public sealed class TermMatcherScaleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TermMatcher Matcher = new(
        [.. new[] { "a", "aa", "aaaaaaaaaaaaaaab", "RoPE", "位置编码", "位置编码方法", "KV cache", "a-b-c-d-e", "GPT-4", "1 2 3" }.Select(Concepts.Of)]);

    [Theory]
    [InlineData("a", 1_000_000)]
    [InlineData("a ", 500_000)]
    [InlineData("a-b-c-d-", 120_000)]
    [InlineData("位置编", 300_000)]
    [InlineData("位置编码方", 200_000)]
    [InlineData("KV  ", 250_000)]
    [InlineData(" ", 1_000_000)]
    [InlineData("-\u2011", 500_000)]
    [InlineData("\0", 1_000_000)]
    [InlineData("\u2028", 1_000_000)]
    [InlineData("e\u0301", 500_000)]
    [InlineData("ＲoＰE", 200_000)]
    [InlineData("1 2 ", 250_000)]
    public async Task A_megabyte_is_searched_in_time(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        await Task.Run(() => CheckBounds(text)).WaitAsync(Patience);
    }

    /// <summary>A constant of an attribute is kept as UTF-8 and cannot hold half a character.</summary>
    [Fact]
    public Task A_megabyte_of_halves_of_characters_is_searched_in_time() => A_megabyte_is_searched_in_time("\uD835", 1_000_000);

    [Fact]
    public void A_text_four_times_as_long_takes_little_more_than_four_times_the_memory()
    {
        static long Allocated(int times)
        {
            var text = string.Concat(Enumerable.Repeat("KV cache 位置编码方 RoPE a-b-c ", times));
            Matcher.Find(text, MatchMode.Lookup);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Matcher.Find(text, MatchMode.Lookup);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.InRange(Allocated(8000), 0, 6 * Allocated(2000));
    }

    private static void CheckBounds(string text)
    {
        var end = 0;
        foreach (var match in Matcher.Find(text, MatchMode.Lookup))
        {
            if (match.Span.Start < end || match.Span.Length == 0 || match.Span.End > text.Length)
            {
                Assert.Fail($"{match.Span} behind {end} in a text of {text.Length} units");
            }

            end = match.Span.End;
        }
    }
}
