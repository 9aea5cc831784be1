using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Lossworks.Benchmarks.Peers;

/// <summary>Value and gradient by TorchSharp: forward, then backward through autograd.</summary>
internal static class TorchLosses
{
    internal static string Version { get; } = typeof(torch).Assembly.GetName().Version!.ToString(3) + ", libtorch " + torch.__version__;

    /// <summary>A call that computes value and gradient and returns the value.</summary>
    internal static Func<double?> Make(Question question)
    {
        torch.set_num_threads(question.Threads!.Value);
        int rows = question.Rows!.Value, columns = question.Columns!.Value;
        MadeNumbers numbers = new(rows, columns);
        long[] shape = columns == 1 ? [rows] : [rows, columns];
        Tensor p = tensor(numbers.Predictions(), shape);
        if (question.Loss == "exp")
            return Exp(p);
        Func<Tensor, Tensor> loss = Forward(question.Loss!, numbers, shape);
        p.requires_grad_(true);
        return question.Hessian == true ? () => WithHessian(p, loss) : () => WithGradient(p, loss);
    }

    private static Func<double?> Exp(Tensor p) => () =>
    {
        using DisposeScope scope = NewDisposeScope();
        p.exp();
        return null;
    };

    private static double? WithGradient(Tensor p, Func<Tensor, Tensor> loss)
    {
        using DisposeScope scope = NewDisposeScope();
        p.grad = null;
        Tensor value = loss(p);
        value.backward();
        return value.item<float>();
    }

    private static double? WithHessian(Tensor p, Func<Tensor, Tensor> loss)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor value = loss(p);
        Tensor gradient = autograd.grad([value], [p], create_graph: true)[0];
        autograd.grad([gradient.sum()], [p]);
        return value.item<float>();
    }

    private static Func<Tensor, Tensor> Forward(string loss, MadeNumbers numbers, long[] shape)
    {
        Tensor t = loss switch
        {
            "squared-error" or "absolute-error" or "huber" or "pinball" => tensor(numbers.Targets()),
            "logistic" => tensor(numbers.Labels()),
            "softmax-cross-entropy-shares" => tensor(numbers.Shares(), shape),
            _ => tensor(numbers.LongClasses()),
        };
        Tensor? weights = loss == "class-weighted-cross-entropy" ? tensor(numbers.ClassWeights()) : null;
        return loss switch
        {
            "squared-error" => p => F.mse_loss(p, t),
            "absolute-error" => p => F.l1_loss(p, t),
            "huber" => p => F.huber_loss(p, t, MadeNumbers.Delta),
            "pinball" => p => Pinball(t - p),
            "logistic" => p => F.binary_cross_entropy_with_logits(p, t),
            "softmax-cross-entropy" or "softmax-cross-entropy-shares" => p => F.cross_entropy(p, t),
            "label-smoothed-cross-entropy" => p => F.cross_entropy(p, t, label_smoothing: MadeNumbers.Smoothing),
            "class-weighted-cross-entropy" => p => F.cross_entropy(p, t, weights),
            "softmax-focal" => p => Focal(p, t),
            _ => throw new NotSupportedException($"TorchSharp has no {loss}"),
        };
    }

    private static Tensor Pinball(Tensor r) => maximum(MadeNumbers.Quantile * r, (MadeNumbers.Quantile - 1) * r).mean();

    private static Tensor Focal(Tensor p, Tensor t)
    {
        Tensor logShare = F.log_softmax(p, 1).gather(1, t.unsqueeze(1));
        return -((1 - logShare.exp()).pow(MadeNumbers.Gamma) * logShare).mean();
    }
}
