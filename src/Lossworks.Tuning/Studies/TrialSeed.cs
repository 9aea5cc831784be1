namespace Lossworks.Tuning;

/// <summary>Random numbers of a trial: from the seed of the study and its number.</summary>
internal static class TrialSeed
{
    internal static ulong Of(ulong studySeed, int number) => new Xoshiro256(studySeed, (ulong)number).Next();
}
