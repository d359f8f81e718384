using System.Reflection;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Mail;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>
/// Cuts the host off at one call of a port, before or after it took effect, as kill -9 would: nothing behind that call runs.
/// </summary>
internal sealed class CutOff
{
    private int calls;
    private int at;

    internal bool AfterTheCall { get; set; }

    internal bool HasCut { get; private set; }

    /// <summary>At which call from now on to cut, counted from 1; 0 for none.</summary>
    internal void CutAt(int call)
    {
        (calls, at) = (0, call);
        if (call > 0)
            HasCut = false;
    }

    /// <summary>Puts itself between the use cases and their ports.</summary>
    internal void Watch(IServiceCollection services)
    {
        Wrap<IBlobStore>(services);
        Wrap<IMessageStore>(services);
        Wrap<ISubmissionStore>(services);
        Wrap<IWorkQueue>(services);
        Wrap<IMailSender>(services);
    }

    private void Wrap<TPort>(IServiceCollection services)
        where TPort : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(TPort));
        services.AddSingleton(provider =>
        {
            var port =
                inner.ImplementationInstance
                ?? inner.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!);
            var proxy = DispatchProxy.Create<TPort, Proxy>();
            ((Proxy)(object)proxy).Watch(this, port);
            return proxy;
        });
    }

    private bool IsNow() => ++calls == at && (HasCut = true);

#pragma warning disable CA1852 // DispatchProxy makes a class below it at run time
    internal class Proxy : DispatchProxy
#pragma warning restore CA1852
    {
        private CutOff? cut;
        private object? port;

        internal void Watch(CutOff cutOff, object inner) => (cut, port) = (cutOff, inner);

        protected override object? Invoke(MethodInfo? method, object?[]? arguments)
        {
            var now = cut!.IsNow();
            // As a cancelled call, which no use case catches: what it would do after a failure is not done.
            if (now && !cut.AfterTheCall)
                throw new OperationCanceledException("Cut off before the call.");
            var result = method!.Invoke(port, arguments);
            if (now && result is Task task)
            {
                task.GetAwaiter().GetResult();
                throw new OperationCanceledException("Cut off after the call.");
            }

            return result;
        }
    }
}
