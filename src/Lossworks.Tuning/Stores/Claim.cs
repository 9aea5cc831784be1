namespace Lossworks.Tuning;

/// <summary>Who begins a trial, and for how long nobody else takes it up if nothing is heard.</summary>
/// <param name="Worker">A name for people: machine and process.</param>
/// <param name="Lease">From the moment of the call.</param>
public readonly record struct Claim(string Worker, TimeSpan Lease);
