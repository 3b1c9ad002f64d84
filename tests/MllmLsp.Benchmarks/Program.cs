using System.Reflection;
using MllmLsp.Benchmarks.Harvest;
using MllmLsp.Benchmarks.Scenarios;
using MllmLsp.Core.Glossaries;

switch (args)
{
    case ["harvest", .. var sets]:
        var details = sets.Contains("--details");
        var folder = Path.Combine(AppContext.BaseDirectory, "Harvest", "data");
        foreach (var set in sets.Where(option => option[0] != '-').DefaultIfEmpty("held-out"))
        {
            HarvestFigures.Of(folder, set, HarvestFigures.BuiltIn).Write(Console.Out, $"{set}, built-in glossary", details);
            HarvestFigures.Of(folder, set, Glossary.Empty).Write(Console.Out, $"{set}, no glossary", details);
        }

        return 0;
    case ["scenarios", .. var given]:
        var options = ScenarioOptions.Of(given);
        return options.Short ? new RatioChecks(options, Console.Out).Execute() : await new ScenarioRun(options, Console.Out).ExecuteAsync();
    case ["vault", var root, var count]:
        Console.WriteLine(GeneratedVault.At(root, int.Parse(count)).Folder);
        return 0;
    default:
        BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
        return 0;
}
