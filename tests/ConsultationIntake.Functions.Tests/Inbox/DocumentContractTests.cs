using System.Reflection;
using ConsultationIntake.Contracts.Documents;

namespace ConsultationIntake.Functions.Tests.Inbox;

public sealed class DocumentContractTests : DocumentContract
{
    protected override Assembly Host => typeof(ConsultationFunctions).Assembly;
}
