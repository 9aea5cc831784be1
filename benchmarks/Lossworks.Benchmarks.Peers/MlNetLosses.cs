using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Lossworks.Benchmarks.Peers;

/// <summary>ML.NET's own losses, asked for value and derivative element by element, as its trainers do.</summary>
internal static class MlNetLosses
{
    internal static string Version { get; } =
        typeof(MLContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>A call that computes value and gradient and returns the value.</summary>
    internal static Func<double?> Make(Question question)
    {
        MadeNumbers numbers = new(question.Rows!.Value, question.Columns!.Value);
        if (question.Hessian == true || question.Threads > 1)
            throw new NotSupportedException("ML.NET's losses have no second derivative and no threads");
        return question.Loss switch
        {
            "squared-error" => Loop(new SquaredLoss(), numbers.Predictions(), numbers.Targets()),
            "logistic" => Loop(new LogLoss(), numbers.Predictions(), numbers.Labels()),
            "hinge" => Loop(new HingeLoss(), numbers.Predictions(), numbers.Signs()),
            string loss => throw new NotSupportedException($"ML.NET has no {loss}"),
            null => throw new ArgumentException("a loss is needed"),
        };
    }

    private static Func<double?> Loop<L>(L loss, float[] predictions, float[] targets)
        where L : class, IScalarLoss
    {
        float[] gradient = new float[predictions.Length];
        return () =>
        {
            double sum = 0;
            float scale = 1f / predictions.Length;
            for (int i = 0; i < predictions.Length; i++)
            {
                sum += loss.Loss(predictions[i], targets[i]);
                gradient[i] = scale * loss.Derivative(predictions[i], targets[i]);
            }

            return sum / predictions.Length;
        };
    }
}
