using System.Reflection;
using ConsultationIntake.Contracts.Documents;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

public sealed class DocumentContractTests : DocumentContract
{
    protected override Assembly Host => typeof(LocalHostServices).Assembly;
}
