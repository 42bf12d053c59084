<map version="1.0.1">
  <node ID="n1" TEXT="Facebook should halt its plans.">
    <node ID="n2" TEXT="Abuse would go unseen." LINK="https://example.org/"><icon BUILTIN="button_ok"/>
      <richcontent TYPE="NOTE"><html><body><p>Most of <b>it</b>.</p></body></html></richcontent>
    </node>
    <node ID="n3"><richcontent TYPE="NODE"><html><body>Encryption
      keeps people safe.</body></html></richcontent><icon BUILTIN="idea"/><icon BUILTIN="button_cancel"/>
      <arrowlink DESTINATION="n2"/>
    </node>
  </node>
</map>
