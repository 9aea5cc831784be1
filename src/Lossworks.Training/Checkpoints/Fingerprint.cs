using System.Globalization;

namespace Lossworks.Training;

/// <summary>What a checkpoint belongs to: a loss, options and data. Limits of steps and time are no part of it.</summary>
internal sealed record Fingerprint(string Loss, string Options, string Data)
{
    internal static Fingerprint Of(Loss loss, TrainingData data, TrainingOptions options) =>
        new(loss.Spec.SelfContained().ToString(), Describe(options), data.Store.Fingerprint());

    /// <summary>Refuses a checkpoint of something else, and says what differs.</summary>
    internal void RequireSame(Fingerprint saved)
    {
        if (saved.Loss != Loss)
            throw new CheckpointException($"the checkpoint is of the loss {saved.Loss}, this fit is of {Loss}. Resume with the same loss, or start anew.");
        if (saved.Options != Options)
            throw new CheckpointException($"the checkpoint was made with other options. Then: {saved.Options}. Now: {Options}.");
        if (saved.Data != Data)
            throw new CheckpointException("the checkpoint was made from other data: features, targets, weights or offset differ.");
    }

    internal void Save(BinaryWriter writer)
    {
        writer.Write(Loss);
        writer.Write(Options);
        writer.Write(Data);
    }

    internal static Fingerprint Load(BinaryReader reader) => new(reader.ReadString(), reader.ReadString(), reader.ReadString());

    private static string Describe(TrainingOptions o) => string.Create(
        CultureInfo.InvariantCulture,
        $"optimizer {o.Optimizer}, rate {o.Rate:R}, batch {o.BatchSize}, momentum {o.Momentum:R}, tolerance {o.Tolerance:R}, reweighting {o.ReweightingTolerance:R}, l1 {o.L1:R}, l2 {o.L2:R}, intercept {o.FitIntercept}, link {o.Link}, scale {o.ScaleEstimation}, seed {o.Seed}");
}
