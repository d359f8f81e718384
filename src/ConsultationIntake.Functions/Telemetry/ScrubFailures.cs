using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ConsultationIntake.Functions.Telemetry;

/// <summary>
/// What leaves a trigger as an exception goes to the Functions host, which writes it into logs that are not ours: it goes without what
/// is personal. It still leaves, so that the queue tries again.
/// </summary>
internal sealed class ScrubFailures : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not ScrubbedException)
        {
            throw new ScrubbedException(failure);
        }
    }
}
