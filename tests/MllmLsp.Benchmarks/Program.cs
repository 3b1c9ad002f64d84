using System.Reflection;
using MllmLsp.Benchmarks.Harvest;
using MllmLsp.Core.Glossaries;

if (args is ["harvest", .. var options])
{
    var details = options.Contains("--details");
    var folder = Path.Combine(AppContext.BaseDirectory, "Harvest", "data");
    foreach (var set in options.Where(option => option[0] != '-').DefaultIfEmpty("held-out"))
    {
        HarvestFigures.Of(folder, set, HarvestFigures.BuiltIn).Write(Console.Out, $"{set}, built-in glossary", details);
        HarvestFigures.Of(folder, set, Glossary.Empty).Write(Console.Out, $"{set}, no glossary", details);
    }
}
else
{
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
}
