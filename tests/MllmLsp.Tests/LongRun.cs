namespace MllmLsp.Tests;

/// <summary>
/// <c>MLLM_LSP_LONG=N</c> has properties tried with N times as many cases as usual; without it, with as many as fit into everybody's test run.
/// </summary>
internal static class LongRun
{
    public static int Factor { get; } = int.TryParse(Environment.GetEnvironmentVariable("MLLM_LSP_LONG"), out var factor) && factor > 1 ? factor : 1;

    public static bool IsOn => Factor > 1;

    public static int Cases(int usual) => usual * Factor;
}
