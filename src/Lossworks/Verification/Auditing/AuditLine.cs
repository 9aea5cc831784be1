using System.Collections.Immutable;

namespace Lossworks.Verification;

/// <summary>Samples in order of one input while the others stand still.</summary>
/// <param name="Subject">What moves, in words: the prediction, p - y, p1.</param>
/// <param name="Along">Which component of the derivatives belongs to it.</param>
/// <param name="Place">The inputs where what moves has some value.</param>
/// <param name="Coordinates">Those of the samples, rising.</param>
/// <param name="Samples">One for each.</param>
internal sealed record AuditLine(
    string Subject, int Along, Func<double, AuditInput> Place, ImmutableArray<double> Coordinates, ImmutableArray<AuditSample> Samples);
