namespace Lossworks.Benchmarks.Training;

/// <summary>Names of what is fitted.</summary>
internal static class Tasks
{
    internal const string Logistic = "logistic", Poisson = "poisson", Huber = "huber", Pinball = "pinball", Multinomial = "multinomial";
}
