using System.Reflection;
using MllmLsp.Benchmarks.Harvest;

if (args is ["harvest", .. var options])
{
    var details = options.Contains("--details");
    var folder = Path.Combine(AppContext.BaseDirectory, "Harvest", "data");
    foreach (var set in options.Where(option => option[0] != '-').DefaultIfEmpty("held-out"))
    {
        HarvestFigures.Of(folder, set).Write(Console.Out, set, details);
    }
}
else
{
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
}
